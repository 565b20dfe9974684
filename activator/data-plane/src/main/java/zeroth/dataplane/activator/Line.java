package zeroth.dataplane.activator;

import zeroth.dataplane.throttle.Throttle;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Exchange;

/**
 * Where an exchange stands in line.
 *
 * @param of whom it is for, as a client is told it
 * @param gone what it is answered if that one is deleted meanwhile
 */
record Line(String of, Throttle throttle, Answer gone) {
    /** Under which an exchange carries its line. */
    static final Exchange.Key<Line> KEY = new Exchange.Key<>(Line.class);

    /** Of an exchange that stands in one. */
    static Line of(Exchange exchange) {
        return exchange.get(KEY).orElseThrow();
    }
}
