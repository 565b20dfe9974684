package zeroth.dataplane.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.throttle.Admission.Full;
import zeroth.dataplane.throttle.Admission.Gone;
import zeroth.dataplane.throttle.Admission.Seated;
import zeroth.dataplane.throttle.Admission.Unable;
import zeroth.dataplane.throttle.Backends.None;
import zeroth.dataplane.throttle.Backends.Pods;
import zeroth.queueproxy.limit.ConcurrencyLimit;
import zeroth.queueproxy.time.testing.VirtualTime;

class ThrottleTest {
    private static final Pod A = pod("a");
    private static final Pod B = pod("b");

    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final Lobby lobby = new Lobby(1000);

    @Test
    void waitsWhileThereIsNoPod() {
        Throttle throttle = limitedTo(1);

        CompletableFuture<Admission> answer = throttle.seat();

        assertThat(answer).isNotDone();
        assertThat(throttle.waiting()).isOne();
    }

    @Test
    void aPodThatAppearsServesWhoWaitsFirstComeFirstServed() {
        Throttle throttle = limitedTo(2);
        List<CompletableFuture<Admission>> answers = ask(throttle, 3);

        throttle.serve(pods(A));

        assertThat(answers).extracting(CompletableFuture::isDone).containsExactly(true, true, false);
    }

    @Test
    void aFreedSeatGoesToWhoWaitsLongest() {
        Throttle throttle = serving(limitedTo(1), A);
        Seat first = seat(throttle.seat());
        CompletableFuture<Admission> second = throttle.seat();
        CompletableFuture<Admission> third = throttle.seat();

        first.close();

        assertThat(seat(second).pod()).isEqualTo(A);
        assertThat(third).isNotDone();
    }

    @Test
    void aSeatIsGivenBackOnce() {
        Throttle throttle = serving(limitedTo(1), A);
        Seat first = seat(throttle.seat());
        ask(throttle, 2);

        first.close();
        first.close();

        assertThat(throttle.inFlight()).isOne();
        assertThat(throttle.waiting()).isOne();
    }

    @Test
    void whoLeavesEarlyLeavesTheLine() {
        Throttle throttle = limitedTo(1);
        CompletableFuture<Admission> leaver = throttle.seat();
        CompletableFuture<Admission> stayer = throttle.seat();

        leaver.cancel(false);
        throttle.serve(pods(A));

        assertThat(seat(stayer).pod()).isEqualTo(A);
        assertThat(throttle.waiting()).isZero();
    }

    @Test
    void theLastPodToLeaveMakesRequestsWaitWithAndWithoutALimit() {
        for (Throttle throttle : List.of(serving(limitedTo(5), A), serving(unlimited(), A))) {
            throttle.serve(new None());

            assertThat(throttle.seat()).isNotDone();
        }
    }

    @Test
    void theLeastLoadedPodIsChosen() {
        Throttle throttle = serving(limitedTo(3), A, B);
        List<Pod> chosen =
                IntStream.range(0, 6).mapToObj(_ -> seat(throttle.seat()).pod()).toList();

        assertThat(chosen.subList(0, 2)).containsExactlyInAnyOrder(A, B);
        assertThat(chosen).filteredOn(A::equals).hasSize(3);
        assertThat(throttle.seat()).isNotDone();
    }

    @Test
    void noPodIsHotHoweverRequestsEnd() {
        List<Pod> pods = Stream.of("a", "b", "c", "d", "e", "f", "g", "h")
                .map(ThrottleTest::pod)
                .toList();
        Throttle throttle = serving(limitedTo(20), pods.toArray(Pod[]::new));
        List<Seat> taken = new ArrayList<>();
        IntStream.range(0, 40).forEach(_ -> taken.add(seat(throttle.seat())));
        SplittableRandom random = new SplittableRandom(11);

        for (int i = 0; i < 10_000; i++) {
            taken.remove(random.nextInt(taken.size())).close();
            taken.add(seat(throttle.seat()));

            assertThat(pods)
                    .as("after %d, seed 11", i)
                    .allSatisfy(pod -> assertThat(taken.stream()
                                    .filter(seat -> seat.pod().equals(pod))
                                    .count())
                            .isEqualTo(5));
        }
    }

    @Test
    void behindAServiceRequestsGoToItsAddressAsManyAsItsPodsTake() {
        Throttle throttle = limitedTo(1);
        throttle.serve(new Backends.Service(A, ConcurrencyLimit.of(2)));
        List<CompletableFuture<Admission>> answers = ask(throttle, 3);

        assertThat(answers).extracting(CompletableFuture::isDone).containsExactly(true, true, false);
        throttle.serve(new Backends.Service(A, ConcurrencyLimit.of(3)));
        assertThat(answers.getLast()).isDone();
        throttle.serve(pods(B));
        assertThat(seat(throttle.seat()).pod()).isEqualTo(B);
        assertThat(throttle.seat()).isNotDone();
    }

    @Test
    void withoutALimitTheLessLoadedOfTwoIsChosen() {
        Throttle throttle = serving(unlimited(), A, B);

        List<Pod> chosen = IntStream.range(0, 1000)
                .mapToObj(_ -> seat(throttle.seat()).pod())
                .toList();

        assertThat(chosen.stream().filter(A::equals).count()).isEqualTo(500);
    }

    @Test
    void aPodThatLeavesGetsNothingNewAndItsRequestsStillCount() {
        Throttle throttle = serving(limitedTo(1), A);
        Seat leaving = seat(throttle.seat());

        throttle.serve(pods(B));

        assertThat(seat(throttle.seat()).pod()).isEqualTo(B);
        assertThat(throttle.inFlight()).isEqualTo(2);
        leaving.close();
        assertThat(throttle.inFlight()).isOne();
    }

    @Test
    void aPodThatComesBackIsAsFullAsItWas() {
        Throttle throttle = serving(limitedTo(1), A);
        seat(throttle.seat());

        throttle.serve(new None());
        throttle.serve(pods(A));

        assertThat(throttle.seat()).isNotDone();
    }

    @Test
    void whoDidNotReachItsPodGetsAnotherBeforeThoseWhoCameLater() {
        Throttle throttle = serving(limitedTo(1), A);
        Seat unreachable = seat(throttle.seat());
        CompletableFuture<Admission> later = throttle.seat();

        CompletableFuture<Admission> again = throttle.seatInsteadOf(unreachable);
        assertThat(again).isNotDone();
        throttle.serve(pods(B));

        assertThat(seat(again).pod()).isEqualTo(B);
        assertThat(later).isNotDone();
    }

    @Test
    void anUnreachablePodIsSetAsideUntilItAnswersOrItsSlicesChange() {
        Throttle throttle = serving(limitedTo(5), A);
        CompletableFuture<Admission> again = throttle.seatInsteadOf(seat(throttle.seat()));
        assertThat(throttle.isAside(A)).isTrue();

        throttle.restore(A);
        CompletableFuture<Admission> andAgain = throttle.seatInsteadOf(seat(again));
        assertThat(andAgain).isNotDone();
        throttle.serve(pods(A));

        assertThat(seat(andAgain).pod()).isEqualTo(A);
        assertThat(throttle.isAside(A)).isFalse();
    }

    @Test
    void aFullLineRefusesAtOnce() {
        Throttle throttle = new Throttle(balancer(1), time, 2, lobby);
        ask(throttle, 2);

        assertThat(throttle.seat()).isCompletedWithValue(new Full());
    }

    @Test
    void aFullNamespaceRefusesEveryRevisionOfIt() {
        Lobby small = new Lobby(2);
        Throttle one = new Throttle(balancer(1), time, 10, small);
        Throttle other = new Throttle(balancer(1), time, 10, small);
        List<CompletableFuture<Admission>> waiting = ask(one, 2);

        assertThat(other.seat()).isCompletedWithValue(new Full());
        waiting.getFirst().cancel(false);
        assertThat(other.seat()).isNotDone();
    }

    @Test
    void whoWaitsIsToldWhyNoPodWillCome() {
        Throttle throttle = limitedTo(1);
        CompletableFuture<Admission> answer = throttle.seat();

        throttle.serve(new Backends.Unable("exit code 1"));

        assertThat(answer).isCompletedWithValue(new Unable("exit code 1"));
    }

    @Test
    void whoArrivesAfterAFailureWaitsAWhileForItToPass() {
        Throttle throttle = limitedTo(1);
        throttle.serve(new Backends.Unable("exit code 1"));
        CompletableFuture<Admission> answer = throttle.seat();

        time.advance(Duration.ofSeconds(4));
        throttle.refuseAfter(Duration.ofSeconds(5));
        assertThat(answer).isNotDone();
        time.advance(Duration.ofSeconds(1));
        throttle.refuseAfter(Duration.ofSeconds(5));

        assertThat(answer).isCompletedWithValue(new Unable("exit code 1"));
    }

    @Test
    void aSlowStartIsNotRefused() {
        Throttle throttle = limitedTo(1);
        CompletableFuture<Admission> answer = throttle.seat();

        time.advance(Duration.ofHours(1));
        throttle.refuseAfter(Duration.ofSeconds(5));

        assertThat(answer).isNotDone();
    }

    @Test
    void whoWaitsForADeletedRevisionIsTold() {
        Throttle throttle = limitedTo(1);
        CompletableFuture<Admission> answer = throttle.seat();

        throttle.close();

        assertThat(answer).isCompletedWithValue(new Gone());
        assertThat(throttle.seat()).isCompletedWithValue(new Gone());
    }

    private static Throttle serving(Throttle throttle, Pod... pods) {
        throttle.serve(pods(pods));
        return throttle;
    }

    private Throttle limitedTo(int requests) {
        return new Throttle(balancer(requests), time, 100, lobby);
    }

    private Throttle unlimited() {
        return limitedTo(0);
    }

    private static Balancer balancer(int limit) {
        return new Balancer(ConcurrencyLimit.of(limit), new SplittableRandom(7));
    }

    private static List<CompletableFuture<Admission>> ask(Throttle throttle, int times) {
        List<CompletableFuture<Admission>> answers = new ArrayList<>();
        IntStream.range(0, times).forEach(_ -> answers.add(throttle.seat()));
        return answers;
    }

    private static Seat seat(CompletableFuture<Admission> answer) {
        return Stream.of(answer.getNow(new Full()))
                .map(Seated.class::cast)
                .map(Seated::seat)
                .findFirst()
                .orElseThrow();
    }

    private static Pods pods(Pod... pods) {
        return new Pods(List.of(pods));
    }

    private static Pod pod(String name) {
        return new Pod(name, "127.0.0.1", name.charAt(0), Pod.Protocol.HTTP1);
    }
}
