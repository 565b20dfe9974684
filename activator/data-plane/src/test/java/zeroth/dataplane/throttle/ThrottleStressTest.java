package zeroth.dataplane.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.dataplane.throttle.Admission.Seated;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/** Many virtual threads at one throttle, while pods come and go, fail, and clients leave. */
class ThrottleStressTest {
    private static final long SEED = 20_261_124;
    private static final int REQUESTS = 25_000;
    private static final List<Pod> PODS = IntStream.range(0, 6)
            .mapToObj(i -> new Pod("pod-" + i, "127.0.0.1", 9000 + i, Pod.Protocol.HTTP1))
            .toList();

    private final Map<Pod, AtomicInteger> atPod = new ConcurrentHashMap<>();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 0})
    @Timeout(60)
    void neverPassesTheLimitAndLosesNobody(int limit) throws Exception {
        Throttle throttle = throttle(limit);
        AtomicBoolean churning = new AtomicBoolean(true);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var churn = threads.submit(() -> churn(throttle, churning));
            var requests = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> threads.submit(() -> request(throttle, i)))
                    .toList();
            for (var request : requests) {
                request.get(50, TimeUnit.SECONDS);
            }
            churning.set(false);
            churn.get(5, TimeUnit.SECONDS);
        }

        assertThat(served.get() + left.get()).isEqualTo(REQUESTS);
        assertThat(throttle.waiting()).isZero();
        assertThat(throttle.inFlight()).isZero();
        assertThat(most.get()).isLessThanOrEqualTo(limit == 0 ? REQUESTS : limit);
    }

    @Test
    @Timeout(30)
    void servesInTheOrderOfArrival() throws Exception {
        Throttle throttle = throttle(1);
        List<Integer> order = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(5000);
        for (int i = 0; i < 5000; i++) {
            int number = i;
            var _ = throttle.seat().thenAccept(answer -> {
                order.add(number);
                Thread.ofVirtual().start(() -> {
                    ((Seated) answer).seat().close();
                    all.countDown();
                });
            });
        }

        throttle.serve(new Backends.Pods(PODS.subList(0, 1)));

        assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(order).isSorted().hasSize(5000);
    }

    private Void request(Throttle throttle, int number) throws Exception {
        CompletableFuture<Admission> answer = throttle.seat();
        if (number % 7 == 0 && answer.cancel(false)) {
            left.incrementAndGet();
            return null;
        }
        Seat seat = ((Seated) answer.get()).seat();
        if (number % 11 == 0) {
            seat = ((Seated) throttle.seatInsteadOf(seat).get()).seat();
        }
        use(seat);
        return null;
    }

    private void use(Seat seat) {
        AtomicInteger here = atPod.computeIfAbsent(seat.pod(), _ -> new AtomicInteger());
        int now = here.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        LockSupport.parkNanos(1000);
        here.decrementAndGet();
        served.incrementAndGet();
        seat.close();
        seat.close();
    }

    private static void churn(Throttle throttle, AtomicBoolean churning) {
        SplittableRandom random = new SplittableRandom(SEED);
        while (churning.get()) {
            int from = random.nextInt(PODS.size());
            int to = from + random.nextInt(PODS.size() - from + 1);
            throttle.serve(from == to ? new Backends.None() : new Backends.Pods(PODS.subList(from, to)));
            LockSupport.parkNanos(1000);
        }
        throttle.serve(new Backends.Pods(PODS));
    }

    private static Throttle throttle(int limit) {
        Balancer balancer = new Balancer(ConcurrencyLimit.of(limit), new SplittableRandom(SEED));
        return new Throttle(balancer, InstantSource.system(), REQUESTS, new Lobby(REQUESTS));
    }
}
