package zeroth.dataplane.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.dataplane.throttle.Admission.Seated;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/** The throttle beside a naive twin, which tells from scratch, after each step, who must have a seat. */
class ThrottleTwinTest {
    private static final int STEPS = 20_000;
    private static final List<Pod> PODS = IntStream.range(0, 4)
            .mapToObj(i -> new Pod("pod-" + i, "127.0.0.1", 9000 + i, Pod.Protocol.HTTP1))
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void seatsJustThoseWhomItsTwinWouldSeat(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int limit = 1 + random.nextInt(3);
        Throttle throttle = new Throttle(
                new Balancer(ConcurrencyLimit.of(limit), random.split()),
                InstantSource.system(),
                STEPS,
                new Lobby(STEPS));
        Twin twin = new Twin(throttle, limit);

        for (int step = 0; step < STEPS; step++) {
            twin.act(random);
            assertThat(twin.differences()).as("seed %d, step %d", seed, step).isEmpty();
        }
    }

    /** Requests by number of arrival, pods that take some, and nothing clever. */
    private static final class Twin {
        private final Throttle throttle;
        private final int limit;
        private final TreeMap<Integer, CompletableFuture<Admission>> waiting = new TreeMap<>();
        private final TreeMap<Integer, Seat> seated = new TreeMap<>();
        private List<Pod> serving = List.of();
        private final List<Pod> aside = new ArrayList<>();
        private int arrivals;

        Twin(Throttle throttle, int limit) {
            this.throttle = throttle;
            this.limit = limit;
        }

        void act(SplittableRandom random) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> waiting.put(arrivals++, throttle.seat());
                case 4, 5, 6 ->
                    take(seated, random).ifPresent(taken -> taken.getValue().close());
                case 7 ->
                    take(waiting, random).ifPresent(taken -> taken.getValue().cancel(false));
                case 8 -> take(seated, random).ifPresent(this::fail);
                default -> change(random);
            }
        }

        List<String> differences() {
            List<String> differences = new ArrayList<>();
            while (!waiting.isEmpty() && hasRoom()) {
                Map.Entry<Integer, CompletableFuture<Admission>> next = waiting.pollFirstEntry();
                if (next.getValue().getNow(new Admission.Full()) instanceof Seated(Seat seat)) {
                    seated.put(next.getKey(), seat);
                } else {
                    differences.add(next.getKey() + " has no seat");
                    return differences;
                }
            }
            waiting.forEach((number, answer) -> {
                if (answer.isDone()) {
                    differences.add(number + " has a seat out of turn, or no answer");
                }
            });
            PODS.stream().filter(pod -> load(pod) > limit).forEach(pod -> differences.add(pod + " has too many"));
            if (throttle.inFlight() != seated.size() || throttle.waiting() != waiting.size()) {
                differences.add("counts differ");
            }
            return differences;
        }

        private void fail(Map.Entry<Integer, Seat> taken) {
            Seat seat = taken.getValue();
            if (serving.contains(seat.pod())) {
                aside.add(seat.pod());
            }
            waiting.put(taken.getKey(), throttle.seatInsteadOf(seat));
        }

        private void change(SplittableRandom random) {
            if (random.nextBoolean() && !aside.isEmpty()) {
                Pod back = aside.getFirst();
                aside.removeIf(back::equals);
                throttle.restore(back);
                return;
            }
            aside.clear();
            serving = PODS.stream().filter(_ -> random.nextInt(3) > 0).toList();
            throttle.serve(serving.isEmpty() ? new Backends.None() : new Backends.Pods(serving));
        }

        private boolean hasRoom() {
            return serving.stream().anyMatch(pod -> !aside.contains(pod) && load(pod) < limit);
        }

        private long load(Pod pod) {
            return seated.values().stream()
                    .filter(seat -> seat.pod().equals(pod))
                    .count();
        }

        private static <T> Optional<Map.Entry<Integer, T>> take(Map<Integer, T> from, SplittableRandom random) {
            // Copies: a TreeMap moves values between its entries when one is removed.
            List<Map.Entry<Integer, T>> all =
                    from.entrySet().stream().map(Map.Entry::copyOf).toList();
            if (all.isEmpty()) {
                return Optional.empty();
            }
            Map.Entry<Integer, T> taken = all.get(random.nextInt(all.size()));
            from.remove(taken.getKey());
            return Optional.of(taken);
        }
    }
}
