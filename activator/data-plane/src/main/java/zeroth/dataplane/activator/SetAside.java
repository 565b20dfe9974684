package zeroth.dataplane.activator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.throttle.Throttle;

/**
 * Pods that could not be reached. Each is asked until it answers, or its slices change and it gets
 * another chance anyway. A concurrent set and nothing else.
 */
final class SetAside {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final Vertx vertx;
    private final Set<Pod> watched = ConcurrentHashMap.newKeySet();

    SetAside(Vertx vertx) {
        this.vertx = vertx;
    }

    void watch(Throttle throttle, Pod pod, Function<Pod, Future<Boolean>> knock) {
        if (watched.add(pod)) {
            again(throttle, pod, knock);
        }
    }

    private void again(Throttle throttle, Pod pod, Function<Pod, Future<Boolean>> knock) {
        vertx.setTimer(EVERY.toMillis(), _ -> {
            if (throttle.isAside(pod)) {
                knock.apply(pod).onSuccess(there -> settle(throttle, pod, knock, there));
            } else {
                watched.remove(pod);
            }
        });
    }

    private void settle(Throttle throttle, Pod pod, Function<Pod, Future<Boolean>> knock, Boolean there) {
        if (there) {
            watched.remove(pod);
            throttle.restore(pod);
        } else {
            again(throttle, pod, knock);
        }
    }
}
