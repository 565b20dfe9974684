package zeroth.dataplane.activator;

import io.vertx.core.MultiMap;
import zeroth.dataplane.pods.Heading;
import zeroth.dataplane.pods.Revisions;
import zeroth.names.Headers;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage.Next;

/** The moment at which it is known for which Revision a request is: it carries its heading and its marks from here on. */
record Departure(Revisions revisions) {
    /** On to the Revision, if there is one. */
    void to(RevisionId revision, Exchange exchange, Next next) {
        revisions
                .find(revision)
                .ifPresentOrElse(
                        heading -> go(exchange, heading, next),
                        () -> exchange.answer(Refusals.noSuchRevision(revision)));
    }

    private static void go(Exchange exchange, Heading heading, Next next) {
        exchange.put(Heading.KEY, heading);
        exchange.put(Line.KEY, new Line(new Whom.OfRevision(heading.revision()), heading.throttle()));
        mark(exchange);
        next.handle(exchange);
    }

    /** For the pod: which host was meant, if nobody before us has said so, and that the request was counted here. */
    private static void mark(Exchange exchange) {
        MultiMap headers = exchange.headers();
        headers.remove(Headers.REVISION).remove(Headers.NAMESPACE).remove(Headers.NETWORK_HASH);
        headers.set(Headers.PROXY_REQUEST, Headers.ACTIVATOR);
        if (!headers.contains(Headers.ORIGINAL_HOST)) {
            headers.set(Headers.ORIGINAL_HOST, exchange.host());
        }
    }
}
