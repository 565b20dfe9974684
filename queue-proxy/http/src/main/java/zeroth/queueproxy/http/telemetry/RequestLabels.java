package zeroth.queueproxy.http.telemetry;

import zeroth.queueproxy.http.proxy.Exchange;

/**
 * What a part of the platform knows of a request beside what HTTP says: it is told with the request's span and its metrics,
 * whichever stage left it.
 */
public final class RequestLabels {
    private static final Exchange.Key<Attributes> KEY = new Exchange.Key<>(Attributes.class);

    private RequestLabels() {}

    /** Leaves them, in the place of those that were there. */
    public static void put(Exchange exchange, Attributes attributes) {
        exchange.put(KEY, attributes);
    }

    static Attributes of(Exchange exchange) {
        return exchange.get(KEY).orElse(Attributes.NONE);
    }
}
