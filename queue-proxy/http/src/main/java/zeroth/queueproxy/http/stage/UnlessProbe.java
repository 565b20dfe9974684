package zeroth.queueproxy.http.stage;

import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.HeaderNames;
import zeroth.queueproxy.http.proxy.Stage;

/** A stage that probes pass by: those of a kubelet, known by agent or header, and those of the network. */
public record UnlessProbe(Stage stage) implements Stage {
    @Override
    public void handle(Exchange exchange, Next next) {
        if (isProbe(exchange)) {
            next.handle(exchange);
        } else {
            stage.handle(exchange, next);
        }
    }

    private static boolean isProbe(Exchange exchange) {
        String agent = exchange.headers().get(HeaderNames.USER_AGENT);
        String network = exchange.headers().get(HeaderNames.NETWORK_PROBE);
        return (agent != null && agent.startsWith(Headers.KUBE_PROBE_AGENT))
                || (network != null && !network.isEmpty())
                || KubeletProbe.is(exchange);
    }
}
