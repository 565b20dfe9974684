package zeroth.queueproxy.http.proxy;

import io.vertx.core.Future;
import zeroth.queueproxy.http.proxy.Outcome.Answered;
import zeroth.queueproxy.http.proxy.Outcome.Broken;
import zeroth.queueproxy.http.proxy.Outcome.Left;
import zeroth.queueproxy.http.proxy.Outcome.NotReached;

/**
 * Streams an exchange to a destination and the answer back, both ways at once and no faster than the slower side reads.
 * Bodies are never held as a whole.
 */
public final class Forward {
    private Forward() {}

    /** A last stage that forwards everything to one destination, and answers 502 if that is not reached. */
    public static Stage always(Destination destination) {
        return (exchange, next) ->
                to(destination, exchange).onSuccess(outcome -> conclude(destination, exchange, outcome));
    }

    /** Forwards the exchange. The future never fails, and completes on the exchange's event loop. */
    public static Future<Outcome> to(Destination destination, Exchange exchange) {
        return new Transfer(destination, exchange).start();
    }

    private static void conclude(Destination destination, Exchange exchange, Outcome outcome) {
        switch (outcome) {
            case NotReached(Throwable cause) -> exchange.answer(Failure.answer(destination, cause));
            case Answered answered -> {}
            case Broken broken -> {}
            case Left left -> {}
        }
    }
}
