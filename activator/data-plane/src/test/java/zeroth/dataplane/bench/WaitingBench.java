package zeroth.dataplane.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.FakePod;

/** What a waiting request takes, and whether all of many are released in the order of arrival. */
class WaitingBench {
    private static final int REQUESTS = Integer.getInteger("waiting", 100_000);
    private static final Map<String, String> NAMED =
            Map.of("knative-serving-namespace", "default", "knative-serving-revision", "hello-00001");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void memoryAndOrder() {
        Vertx vertx = Vertx.vertx();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger outOfOrder = new AtomicInteger();
        FakePod pod = FakePod.forgetting(vertx, request -> {
            if (!request.uri().equals("/" + next.getAndIncrement())) {
                outOfOrder.incrementAndGet();
            }
            request.response().end();
        });
        try (BarePlane plane = new BarePlane(vertx, REQUESTS, REQUESTS);
                StreamSwarm swarm = new StreamSwarm(vertx, plane.namedPort())) {
            plane.serve(1);
            long before = used();
            for (int i = 0; i < REQUESTS; i++) {
                swarm.send(NAMED);
                awaitRoundTrip(plane, i);
            }
            await().atMost(PATIENCE).until(() -> plane.waiting() == REQUESTS);
            long taken = used() - before;

            long start = System.nanoTime();
            plane.serve(1, pod.pod());
            await().atMost(PATIENCE).until(() -> next.get() == REQUESTS);
            await().until(() -> plane.inFlight() == 0);

            System.out.printf(
                    "waiting=%d bytes-each=%d released-in=%d ms out-of-order=%d%n",
                    REQUESTS, taken / REQUESTS, (System.nanoTime() - start) / 1_000_000, outOfOrder.get());
            assertThat(outOfOrder).hasValue(0);
        } finally {
            pod.close();
            Caller.join(vertx.close());
        }
    }

    /** Of one connection order is given; where it changes, the last one's requests are to be there first. */
    private static void awaitRoundTrip(BarePlane plane, int sent) {
        if ((sent + 1) % StreamSwarm.STREAMS_A_CONNECTION == 0) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> plane.waiting() == sent + 1);
        }
    }

    /** On the heap, and beside it. */
    private static long used() {
        System.gc();
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }
}
