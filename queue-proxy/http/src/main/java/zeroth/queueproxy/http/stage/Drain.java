package zeroth.queueproxy.http.stage;

import io.vertx.core.http.HttpConnection;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import zeroth.queueproxy.drain.Draining;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Notes the requests in flight, and asks clients of a pod that drains to take their connections elsewhere: HTTP/1.1 by
 * {@code Connection: close}, HTTP/2 by GOAWAY. Confined to one event loop.
 */
public final class Drain implements Stage {
    /** Streams end in their own time; this only bounds how long a peer may ignore GOAWAY. */
    private static final long GRACE_HOURS = 1;

    private final Draining draining;
    private final Set<HttpConnection> http2 = Collections.newSetFromMap(new WeakHashMap<>());

    public Drain(Draining draining) {
        this.draining = draining;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        Draining.Presence request = draining.arrive();
        exchange.onEnd(ending -> request.close());
        if (exchange.http2()) {
            meet(exchange.request().connection());
        } else {
            exchange.lastOfConnectionIf(draining::isDraining);
        }
        next.handle(exchange);
    }

    /** Says GOAWAY on every HTTP/2 connection; each closes when its last stream has ended. */
    public void goAway() {
        http2.forEach(Drain::goAway);
    }

    private void meet(HttpConnection connection) {
        if (http2.add(connection) && draining.isDraining()) {
            goAway(connection);
        }
    }

    private static void goAway(HttpConnection connection) {
        connection.shutdown(GRACE_HOURS, TimeUnit.HOURS);
    }
}
