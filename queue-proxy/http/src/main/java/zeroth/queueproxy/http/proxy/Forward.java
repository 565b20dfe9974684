package zeroth.queueproxy.http.proxy;

import io.vertx.core.Future;

/**
 * Streams an exchange to a destination and the answer back, both ways at once and no faster than the slower side reads.
 * Bodies are never held as a whole.
 */
public final class Forward {
    private Forward() {}

    /** A last stage that forwards everything to one destination. */
    public static Stage always(Destination destination) {
        return (exchange, next) -> {
            Future<Outcome> outcome = to(destination, exchange);
            outcome.onSuccess(came -> {
                if (came instanceof Outcome.NotReached lost) {
                    exchange.answer(
                            Answer.error(502, String.valueOf(lost.cause().getMessage())));
                }
            });
        };
    }

    /** Forwards the exchange; the future never fails. */
    public static Future<Outcome> to(Destination destination, Exchange exchange) {
        return Future.succeededFuture(new Outcome.NotReached(new UnsupportedOperationException(
                "to " + destination.address() + ": comes next, of " + exchange.host())));
    }
}
