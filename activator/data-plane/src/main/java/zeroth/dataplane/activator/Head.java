package zeroth.dataplane.activator;

import java.util.Optional;
import zeroth.dataplane.gateway.RequestHead;
import zeroth.queueproxy.http.proxy.Exchange;

/** A request's head, as routes look at it: its path is that of the URI that is sent on, and no other reading of it. */
record Head(Exchange exchange) implements RequestHead {
    @Override
    public String path() {
        String uri = exchange.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.headers().get(name));
    }
}
