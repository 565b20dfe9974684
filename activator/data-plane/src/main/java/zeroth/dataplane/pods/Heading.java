package zeroth.dataplane.pods;

import zeroth.dataplane.throttle.Throttle;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.stage.RequestTimeouts;

/** Where an exchange is going: a Revision that exists, with the throttle that leads to its pods. */
public record Heading(RevisionId revision, Owners owners, Throttle throttle, RequestTimeouts timeouts) {
    /** Under which an exchange carries its heading. */
    public static final Exchange.Key<Heading> KEY = new Exchange.Key<>(Heading.class);

    /** Of an exchange that has been given one. */
    public static Heading of(Exchange exchange) {
        return exchange.get(KEY).orElseThrow();
    }
}
