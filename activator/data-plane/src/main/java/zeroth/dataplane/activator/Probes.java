package zeroth.dataplane.activator;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.function.Supplier;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Routes;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Answers who only asks whether we are here: the kubelet, the autoscaler, and a prober that wants to know which version
 * of an Ingress is served. Told by header, whatever the path and the method.
 */
final class Probes implements Stage {
    /** What a prober sends to be told the hash of what is served. */
    private static final String OVERRIDE = "override";

    private final Entrance entrance;
    private final Supplier<Routes> routes;
    private final Draining draining;
    private final ConcurrencyReporter reporter;

    Probes(Entrance entrance, Supplier<Routes> routes, Draining draining, ConcurrencyReporter reporter) {
        this.entrance = entrance;
        this.routes = routes;
        this.draining = draining;
        this.reporter = reporter;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        answer(exchange).ifPresentOrElse(exchange::answer, () -> {
            exchange.headers().remove(Headers.NETWORK_HASH);
            next.handle(exchange);
        });
    }

    private Optional<Answer> answer(Exchange exchange) {
        MultiMap headers = exchange.headers();
        if (isKubelet(headers)) {
            return Optional.of(health());
        }
        return header(headers, Headers.NETWORK_PROBE).map(probe -> switch (probe) {
            case Headers.PROBE -> version(exchange);
            case Headers.ACTIVATOR -> Answer.text(200, Headers.ACTIVATOR);
            default -> Answer.error(400, "unexpected probe header value: \"" + escaped(probe) + "\"");
        });
    }

    private static boolean isKubelet(MultiMap headers) {
        return header(headers, HttpHeaders.USER_AGENT.toString())
                        .filter(agent -> agent.startsWith(Headers.KUBE_PROBE_AGENT))
                        .isPresent()
                || header(headers, Headers.KUBELET_PROBE).isPresent();
    }

    private Answer health() {
        if (draining.began()) {
            return Answer.error(500, "received SIGTERM from kubelet");
        }
        return reporter.reachable() ? Answer.empty(200) : Answer.error(500, "connection has not yet been established");
    }

    private Answer version(Exchange exchange) {
        Optional<String> asked = header(exchange.headers(), Headers.NETWORK_HASH);
        if (asked.isEmpty()) {
            return Answer.error(400, "a probe request must contain a non-empty \"K-Network-Hash\" header");
        }
        if (!asked.get().equals(OVERRIDE)) {
            return Answer.empty(200).with(Headers.NETWORK_HASH, asked.get());
        }
        return routes.get()
                .hash(entrance, exchange.host())
                .map(hash -> Answer.empty(200).with(Headers.NETWORK_HASH, hash))
                .orElse(Refusals.NO_SUCH_HOST);
    }

    private static Optional<String> header(MultiMap headers, String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isEmpty());
    }

    /** As Go's {@code html.EscapeString} does. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;");
    }
}
