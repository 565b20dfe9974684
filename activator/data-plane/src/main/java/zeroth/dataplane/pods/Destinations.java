package zeroth.dataplane.pods;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.dataplane.throttle.Pod;
import zeroth.queueproxy.http.proxy.Destination;

/**
 * The connections to the pods that are served. A pod that leaves loses its entry at once and its connections as their
 * exchanges end, which is what the pod's node waits for. A concurrent map.
 */
public final class Destinations implements AutoCloseable {
    private final Vertx vertx;
    private final Map<Pod, Destination> destinations = new ConcurrentHashMap<>();

    public Destinations(Vertx vertx) {
        this.vertx = vertx;
    }

    public Optional<Destination> find(Pod pod) {
        return Optional.ofNullable(destinations.get(pod));
    }

    void open(Collection<Pod> pods) {
        pods.forEach(pod -> destinations.computeIfAbsent(pod, this::destination));
    }

    void close(Collection<Pod> pods) {
        pods.forEach(pod -> Optional.ofNullable(destinations.remove(pod)).ifPresent(Destination::close));
    }

    @Override
    public void close() {
        close(destinations.keySet());
    }

    private Destination destination(Pod pod) {
        return Destination.speaking(version(pod.protocol()), vertx, pod.host(), pod.port());
    }

    private static HttpVersion version(Pod.Protocol protocol) {
        return switch (protocol) {
            case HTTP1 -> HttpVersion.HTTP_1_1;
            case H2C -> HttpVersion.HTTP_2;
        };
    }
}
