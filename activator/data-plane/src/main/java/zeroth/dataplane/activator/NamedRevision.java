package zeroth.dataplane.activator;

import io.vertx.core.MultiMap;
import java.util.Optional;
import zeroth.names.Headers;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Exchange;

/** The Revision that a request names itself: another gateway chose it and says so in headers, or its own host does. */
record NamedRevision(String clusterDomain) {
    Optional<RevisionId> by(Exchange exchange) {
        return byHeaders(exchange.headers()).or(() -> RevisionHost.read(exchange.host(), clusterDomain));
    }

    private static Optional<RevisionId> byHeaders(MultiMap headers) {
        return header(headers, Headers.NAMESPACE)
                .flatMap(namespace -> header(headers, Headers.REVISION).map(name -> new RevisionId(namespace, name)));
    }

    private static Optional<String> header(MultiMap headers, String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
    }
}
