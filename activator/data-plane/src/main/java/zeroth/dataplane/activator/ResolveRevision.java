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
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * The gateway: which Revision a request is for, and which headers it carries from here on. Headers that only the
 * platform may set are taken from whoever comes from outside.
 */
final class ResolveRevision implements Stage {
    private static final List<String> PLATFORM_ONLY = List.of(
            Headers.REVISION,
            Headers.NAMESPACE,
            Headers.ORIGINAL_HOST,
            Headers.PROXY_REQUEST,
            Headers.PASSTHROUGH_LB,
            Headers.DEFAULT_ROUTE);
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private final Entrance entrance;
    private final Supplier<Routes> routes;
    private final Departure departure;
    private final RandomGenerator random;
    private final NamedRevision named;

    ResolveRevision(
            Entrance entrance,
            Supplier<Routes> routes,
            Departure departure,
            RandomGenerator random,
            NamedRevision named) {
        this.entrance = entrance;
        this.routes = routes;
        this.departure = departure;
        this.random = random;
        this.named = named;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        resolve(exchange)
                .ifPresentOrElse(
                        revision -> depart(exchange, revision, next), () -> exchange.answer(Refusals.NO_SUCH_HOST));
    }

    private void depart(Exchange exchange, RevisionId revision, Next next) {
        markScheme(exchange);
        departure.to(revision, exchange, next);
    }

    /** What came over TLS did so; what did not may have, as far as a load balancer before us. */
    private static void markScheme(Exchange exchange) {
        if (exchange.request().isSSL()) {
            exchange.headers().set(FORWARDED_PROTO, "https");
        } else if (!exchange.headers().contains(FORWARDED_PROTO)) {
            exchange.headers().set(FORWARDED_PROTO, "http");
        }
    }

    private Optional<RevisionId> resolve(Exchange exchange) {
        Routes picture = routes.get();
        Optional<RoutePath> path = picture.find(entrance, exchange.host(), new Head(exchange));
        return path.isPresent() ? path.flatMap(found -> follow(exchange, picture, found)) : withoutRoute(exchange);
    }

    private Optional<RevisionId> follow(Exchange exchange, Routes picture, RoutePath path) {
        PLATFORM_ONLY.forEach(exchange.headers()::remove);
        return path.choose(random).flatMap(split -> {
            set(exchange, path, split);
            return path.rewriteHost()
                    .flatMap(host -> rewritten(exchange, picture, host))
                    .or(() -> Optional.of(split.revision()));
        });
    }

    /** A DomainMapping names a host of this cluster, which has routes of its own. One step: these lead to Revisions. */
    private Optional<RevisionId> rewritten(Exchange exchange, Routes picture, String host) {
        exchange.host(host);
        return picture.find(Entrance.LOCAL, host, new Head(exchange))
                .flatMap(path -> path.choose(random).map(split -> {
                    set(exchange, path, split);
                    return split.revision();
                }));
    }

    private static void set(Exchange exchange, RoutePath path, Split split) {
        path.headers().forEach(exchange.headers()::set);
        split.headers().forEach(exchange.headers()::set);
    }

    /** Within the cluster another gateway may have chosen, and says so in headers, or the Revision's own host does. */
    private Optional<RevisionId> withoutRoute(Exchange exchange) {
        return switch (entrance) {
            case EXTERNAL -> Optional.empty();
            case LOCAL -> named.by(exchange);
        };
    }
}
