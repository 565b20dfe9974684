package zeroth.dataplane.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;

/** Requests of every kind, while pods come and go at random: whether one is lost, and what is left at the end. */
class MixedLoadBench {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("seconds", 60));
    private static final long SEED = Long.getLong("seed", 1);
    private static final int ANY_NUMBER = 1_000_000;
    private static final Duration TICK = Duration.ofMillis(10);
    private static final int REQUESTS_A_TICK = 2;

    @Test
    void nothingIsLostAndNothingIsLeft() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        Random random = new Random(SEED);
        try (BarePlane plane = new BarePlane(vertx, ANY_NUMBER, ANY_NUMBER);
                ComingAndGoing pods = new ComingAndGoing(vertx, plane, random);
                MixedRequests requests = new MixedRequests(vertx, plane.gatewayPort(), random)) {
            for (long end = System.nanoTime() + LENGTH.toNanos(); System.nanoTime() < end; ) {
                pods.maybeChange();
                for (int i = 0; i < REQUESTS_A_TICK; i++) {
                    requests.send();
                }
                Thread.sleep(TICK);
            }
            pods.haveSome();
            await().atMost(Duration.ofMinutes(1)).until(() -> requests.open() == 0);
            await().atMost(Duration.ofMinutes(1)).until(() -> plane.inFlight() == 0 && plane.waiting() == 0);

            System.out.printf("%s pods-come-and-gone=%d seed=%d%n", requests.summary(), pods.changes(), SEED);
            assertThat(requests.complaints()).isEmpty();
            pods.allGone();
            assertThat(plane.inFlight()).isZero();
            assertThat(plane.waiting()).isZero();
        } finally {
            Caller.join(vertx.close());
        }
    }
}
