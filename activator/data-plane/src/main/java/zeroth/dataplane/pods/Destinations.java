package zeroth.dataplane.pods;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import zeroth.dataplane.throttle.Backends;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.throttle.Throttle;
import zeroth.queueproxy.http.proxy.Destination;

/**
 * The connections to the pods that are served. A pod that leaves loses its entry at once and its connections as their
 * exchanges end, which is what the pod's node waits for. Two who lead to one pod share its connections. A concurrent map.
 */
public final class Destinations implements AutoCloseable {
    private final Dial dial;
    private final Map<Pod, Open> destinations = new ConcurrentHashMap<>();

    public Destinations(Dial dial) {
        this.dial = dial;
    }

    public Optional<Destination> find(Pod pod) {
        return Optional.ofNullable(destinations.get(pod)).map(Open::destination);
    }

    /** From now on the throttle leads there: connections can be had before it does, and end after it did. */
    public void lead(String namespace, Throttle throttle, Backends before, Backends next) {
        open(namespace, without(next, before));
        throttle.serve(next);
        close(without(before, next));
    }

    /** It leads nowhere any more. */
    public void close(Collection<Pod> pods) {
        pods.forEach(pod -> destinations.computeIfPresent(pod, (_, open) -> open.left()));
    }

    /** Everybody is connected to anew. Exchanges that run end as they would have. */
    public void renew() {
        destinations
                .keySet()
                .forEach(pod -> destinations.computeIfPresent(pod, (_, open) -> {
                    open.destination().close();
                    return new Open(open.namespace(), dial.to(open.namespace(), pod), open.users());
                }));
    }

    @Override
    public void close() {
        destinations.values().forEach(open -> open.destination().close());
        destinations.clear();
    }

    private void open(String namespace, Collection<Pod> pods) {
        pods.forEach(pod -> destinations.compute(
                pod, (_, open) -> open == null ? new Open(namespace, dial.to(namespace, pod), 1) : open.joined()));
    }

    private static List<Pod> without(Backends some, Backends others) {
        List<Pod> rest = new ArrayList<>(some.addresses());
        rest.removeAll(others.addresses());
        return rest;
    }

    /** One pod's, with the number of those who lead there. */
    private record Open(String namespace, Destination destination, int users) {
        Open joined() {
            return new Open(namespace, destination, users + 1);
        }

        /** Nothing, and closed, if it was the last. */
        @Nullable
        Open left() {
            if (users > 1) {
                return new Open(namespace, destination, users - 1);
            }
            destination.close();
            return null;
        }
    }
}
