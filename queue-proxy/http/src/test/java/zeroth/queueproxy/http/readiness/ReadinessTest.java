package zeroth.queueproxy.http.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.readiness.Probe.Aggressive;
import zeroth.queueproxy.http.readiness.Probe.Once;
import zeroth.queueproxy.http.readiness.Probe.Pace;
import zeroth.queueproxy.http.readiness.Probe.Tcp;
import zeroth.queueproxy.time.testing.VirtualTime;

class ReadinessTest {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final List<Instant> asked = new ArrayList<>();
    private Future<Boolean> answer = Future.succeededFuture(false);

    @Test
    void withoutAProbeTheAnswerIsYes() {
        assertThat(readiness().ready().result()).isTrue();
    }

    @Test
    void asksEveryFiftyMillisecondsForTenSeconds() {
        Future<Boolean> ready = readiness(new Aggressive(1)).ready();

        time.advance(Duration.ofMillis(9_949));
        assertThat(ready.isComplete()).isFalse();
        time.advance(Duration.ofMillis(60));

        assertThat(ready.result()).isFalse();
        assertThat(asked).hasSize(200).startsWith(Instant.EPOCH, Instant.ofEpochMilli(50), Instant.ofEpochMilli(100));
    }

    @Test
    void isReadyAtTheFirstSuccess() {
        Future<Boolean> ready = readiness(new Aggressive(1)).ready();
        time.advance(Duration.ofMillis(120));

        answer = Future.succeededFuture(true);
        time.advance(Duration.ofMillis(50));

        assertThat(ready.result()).isTrue();
    }

    @Test
    void successesMustFollowOneAnotherAndAreRememberedFromRoundToRound() {
        Readiness readiness = readiness(new Aggressive(3));
        answer = Future.succeededFuture(true);
        Future<Boolean> first = readiness.ready();
        time.advance(Duration.ofMillis(99));
        assertThat(first.isComplete()).isFalse();
        time.advance(Duration.ofMillis(1));
        assertThat(first.result()).isTrue();

        assertThat(readiness.ready().result()).isTrue();
    }

    @Test
    void whoAsksDuringARoundJoinsItAndTheRoundOutlivesItsCaller() {
        Promise<Boolean> slow = Promise.promise();
        answer = slow.future();
        Readiness readiness = readiness(new Once(Duration.ofSeconds(1)));

        Future<Boolean> first = readiness.ready();
        Future<Boolean> second = readiness.ready();
        slow.complete(true);

        assertThat(asked).hasSize(1);
        assertThat(first.result()).isTrue();
        assertThat(second.result()).isTrue();
        assertThat(readiness.ready().result()).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void periodicProbeAsksOnce() {
        assertThat(readiness(new Once(Duration.ofSeconds(1))).ready().result()).isFalse();
        assertThat(asked).hasSize(1);
    }

    @Test
    void allProbesMustSucceed() {
        Attempts byPort = (check, within) -> Future.succeededFuture(check.port() == 1);
        List<Round> rounds = List.of(round(1, byPort), round(2, byPort));

        assertThat(new Readiness(rounds, () -> {}).ready().result()).isFalse();
        assertThat(new Readiness(rounds.subList(0, 1), () -> {}).ready().result())
                .isTrue();
    }

    private Round round(int port, Attempts attempts) {
        return new Round(new Probe(new Tcp("127.0.0.1", port), new Once(Duration.ofSeconds(1))), attempts, time, time);
    }

    private Readiness readiness(Pace... paces) {
        Attempts attempts = (check, within) -> {
            asked.add(time.instant());
            return answer;
        };
        List<Round> rounds = new ArrayList<>();
        for (Pace pace : paces) {
            rounds.add(new Round(new Probe(new Tcp("127.0.0.1", 1), pace), attempts, time, time));
        }
        return new Readiness(rounds, () -> {});
    }
}
