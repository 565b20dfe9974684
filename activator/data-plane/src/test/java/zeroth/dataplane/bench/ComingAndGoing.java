package zeroth.dataplane.bench;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.throttle.Pod;

/** The pods of a Revision, of which one comes or goes at random moments. Confined to the thread of its test. */
final class ComingAndGoing implements AutoCloseable {
    private static final int AT_MOST = 4;
    /** Of a hundred ticks, how many change something. */
    private static final int CHANGES = 3;

    private final Vertx vertx;
    private final BarePlane plane;
    private final Random random;
    private final List<RealPod> pods = new ArrayList<>();
    private final AtomicInteger leaving = new AtomicInteger();
    private int changes;

    ComingAndGoing(Vertx vertx, BarePlane plane, Random random) {
        this.vertx = vertx;
        this.plane = plane;
        this.random = random;
        come();
    }

    void maybeChange() {
        if (random.nextInt(100) >= CHANGES) {
            return;
        }
        changes++;
        if (pods.isEmpty() || (pods.size() < AT_MOST && random.nextBoolean())) {
            come();
        } else {
            go(pods.get(random.nextInt(pods.size())));
        }
    }

    void haveSome() {
        if (pods.isEmpty()) {
            come();
        }
    }

    int changes() {
        return changes;
    }

    /** All of them end, when nothing is in flight in them. */
    void allGone() {
        List.copyOf(pods).forEach(this::go);
        await().atMost(Duration.ofMinutes(1)).until(() -> leaving.get() == 0);
    }

    @Override
    public void close() {
        allGone();
    }

    private void come() {
        pods.add(RealPod.start(vertx, "pod-" + changes));
        tell();
    }

    /** As a node does it: first everybody learns that it goes, then it ends what it has. */
    private void go(RealPod pod) {
        pods.remove(pod);
        leaving.incrementAndGet();
        tell();
        pod.leave().thenRun(leaving::decrementAndGet);
    }

    private void tell() {
        plane.serve(RealPod.CONCURRENCY, pods.stream().map(RealPod::pod).toArray(Pod[]::new));
    }
}
