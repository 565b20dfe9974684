package zeroth.dataplane.activator;

import zeroth.dataplane.throttle.Throttle;
import zeroth.queueproxy.http.proxy.Exchange;

/** Where an exchange stands in line, and for whom. */
record Line(Whom whom, Throttle throttle) {
    /** Under which an exchange carries its line. */
    static final Exchange.Key<Line> KEY = new Exchange.Key<>(Line.class);

    /** Of an exchange that stands in one. */
    static Line of(Exchange exchange) {
        return exchange.get(KEY).orElseThrow();
    }
}
