package zeroth.dataplane.activator;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.RoutePath;
import zeroth.dataplane.gateway.Routes;
import zeroth.dataplane.gateway.Split;
import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Exchange;

/**
 * The gateway: which share of which path a request belongs to, and which headers it carries from here on. Headers that
 * only the platform may set are taken from whoever comes by way of a route.
 */
record Crossroads(Entrance entrance, Supplier<Routes> routes, RandomGenerator random) {
    private static final List<String> PLATFORM_ONLY = List.of(
            Headers.REVISION,
            Headers.NAMESPACE,
            Headers.ORIGINAL_HOST,
            Headers.PROXY_REQUEST,
            Headers.PASSTHROUGH_LB,
            Headers.DEFAULT_ROUTE);
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    /** By one picture of all routes, whatever changes meanwhile. */
    Optional<Split> choose(Exchange exchange) {
        Routes picture = routes.get();
        return picture.find(entrance, exchange.host(), new Head(exchange))
                .flatMap(path -> follow(exchange, picture, path));
    }

    /** What came over TLS did so; what did not may have, as far as a load balancer before us. */
    static void markScheme(Exchange exchange) {
        if (exchange.request().isSSL()) {
            exchange.headers().set(FORWARDED_PROTO, "https");
        } else if (!exchange.headers().contains(FORWARDED_PROTO)) {
            exchange.headers().set(FORWARDED_PROTO, "http");
        }
    }

    private Optional<Split> follow(Exchange exchange, Routes picture, RoutePath path) {
        PLATFORM_ONLY.forEach(exchange.headers()::remove);
        return path.choose(random).flatMap(split -> {
            set(exchange, path, split);
            return path.rewriteHost()
                    .flatMap(host -> rewritten(exchange, picture, host))
                    .or(() -> Optional.of(split));
        });
    }

    /** A DomainMapping names a host of this cluster, which has routes of its own. One step: these lead to Revisions. */
    private Optional<Split> rewritten(Exchange exchange, Routes picture, String host) {
        exchange.host(host);
        return picture.find(Entrance.LOCAL, host, new Head(exchange))
                .flatMap(path -> path.choose(random).map(split -> {
                    set(exchange, path, split);
                    return split;
                }));
    }

    private static void set(Exchange exchange, RoutePath path, Split split) {
        path.headers().forEach(exchange.headers()::set);
        split.headers().forEach(exchange.headers()::set);
    }
}
