package zeroth.queueproxy.http.stage;

import zeroth.names.Headers;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.HeaderNames;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.stats.Origin;
import zeroth.queueproxy.stats.RequestStats;

/** Counts requests for the autoscaler, those that wait or are refused as well. */
public final class Measure implements Stage {
    private final RequestStats stats;

    public Measure(RequestStats stats) {
        this.stats = stats;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        if (!KubeletProbe.is(exchange)) {
            RequestStats.InFlight inFlight = stats.enter(origin(exchange));
            exchange.onEnd(ending -> inFlight.close());
        }
        next.handle(exchange);
    }

    private static Origin origin(Exchange exchange) {
        return Headers.ACTIVATOR.equals(exchange.headers().get(HeaderNames.PROXY_REQUEST))
                ? Origin.PROXIED
                : Origin.DIRECT;
    }
}
