package zeroth.queueproxy.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.queueproxy.http.listeners.Listener;

/**
 * The open ports of a pod.
 *
 * @param tls the serving port in TLS, if there is a certificate
 * @param userMetrics metrics of requests, if somebody is to scrape them
 * @param profiling where the process can be looked at, if it can
 */
record Doors(
        Listener serving,
        Listener admin,
        Listener metrics,
        Optional<Listener> tls,
        Optional<Listener> userMetrics,
        Optional<Listener> profiling) {
    /** Lets nobody in any more who would be served. */
    Future<Void> shut() {
        return Future.join(Stream.concat(Stream.of(serving), tls.stream())
                        .map(Listener::shut)
                        .toList())
                .mapEmpty();
    }

    Future<Void> close() {
        return Future.join(all().stream().map(Listener::close).toList()).mapEmpty();
    }

    private List<Listener> all() {
        return Stream.of(Stream.of(serving, admin, metrics), tls.stream(), userMetrics.stream(), profiling.stream())
                .flatMap(some -> some)
                .toList();
    }
}
