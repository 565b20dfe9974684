package zeroth.dataplane.activator;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;
import java.util.function.Supplier;
import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Answers who only asks whether we are here: the kubelet, the autoscaler, and a prober that wants to know which version
 * of an Ingress is served. Told by header, whatever the path and the method.
 */
record Probes(Supplier<Answer> health, Versions versions) implements Stage {
    private static final Answer WITHOUT_HASH =
            Answer.error(400, "a probe request must contain a non-empty \"K-Network-Hash\" header");

    @Override
    public void handle(Exchange exchange, Next next) {
        answer(exchange).ifPresentOrElse(exchange::answer, () -> next.handle(exchange));
    }

    private Optional<Answer> answer(Exchange exchange) {
        MultiMap headers = exchange.headers();
        if (isKubelet(headers)) {
            return Optional.of(health.get());
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

    private Answer version(Exchange exchange) {
        return header(exchange.headers(), Headers.NETWORK_HASH)
                .map(asked -> versions.version(exchange, asked))
                .orElse(WITHOUT_HASH);
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
