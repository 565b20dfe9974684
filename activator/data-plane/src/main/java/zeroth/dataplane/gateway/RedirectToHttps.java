package zeroth.dataplane.gateway;

import java.util.function.Supplier;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Sends requests that came from outside without TLS to HTTPS, where their Ingress wants that: 301, as Knative's
 * conformance suite expects.
 *
 * @param port where clients reach HTTPS
 */
public record RedirectToHttps(Supplier<Routes> routes, int port) implements Stage {
    private static final int MOVED_PERMANENTLY = 301;
    private static final int IMPLIED = 443;

    @Override
    public void handle(Exchange exchange, Next next) {
        if (routes.get().redirects(exchange.host())) {
            exchange.answer(Answer.empty(MOVED_PERMANENTLY).with("Location", location(exchange)));
        } else {
            next.handle(exchange);
        }
    }

    private String location(Exchange exchange) {
        String suffix = port == IMPLIED ? "" : ":" + port;
        return "https://" + Hosts.plain(exchange.host()) + suffix + exchange.uri();
    }
}
