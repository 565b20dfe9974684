package zeroth.queueproxy.http.stage;

import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.HeaderNames;
import zeroth.queueproxy.http.proxy.Stage;

/** Gives a request its host back, which an activator or a DomainMapping has moved to {@code K-Original-Host}. */
public final class OriginalHost implements Stage {
    @Override
    public void handle(Exchange exchange, Next next) {
        String original = exchange.headers().get(HeaderNames.ORIGINAL_HOST);
        if (original != null && !KubeletProbe.is(exchange)) {
            exchange.host(original);
            exchange.headers().remove(HeaderNames.ORIGINAL_HOST);
        }
        next.handle(exchange);
    }
}
