package zeroth.dataplane.activator;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.dataplane.pods.PodProbe;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.throttle.Throttle;

/**
 * Pods that could not be reached. Each is asked, as upstream's activator asks, until it answers, or its slices change
 * and it gets another chance anyway. A concurrent set and nothing else.
 */
final class SetAside {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final Vertx vertx;
    private final PodProbe probe;
    private final Set<Pod> watched = ConcurrentHashMap.newKeySet();

    SetAside(Vertx vertx) {
        this.vertx = vertx;
        this.probe = new PodProbe(vertx, PodProbe.PATIENCE);
    }

    void watch(Throttle throttle, Pod pod) {
        if (watched.add(pod)) {
            again(throttle, pod);
        }
    }

    private void again(Throttle throttle, Pod pod) {
        vertx.setTimer(EVERY.toMillis(), _ -> {
            if (throttle.isAside(pod)) {
                probe.ask(pod).onSuccess(reply -> settle(throttle, pod, reply));
            } else {
                watched.remove(pod);
            }
        });
    }

    private void settle(Throttle throttle, Pod pod, PodProbe.Reply reply) {
        if (reply == PodProbe.Reply.WELL) {
            watched.remove(pod);
            throttle.restore(pod);
        } else {
            again(throttle, pod);
        }
    }
}
