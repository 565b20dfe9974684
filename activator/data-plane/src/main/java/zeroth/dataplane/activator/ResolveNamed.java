package zeroth.dataplane.activator;

import java.util.Optional;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/** Behind another's gateway: a request says itself for which Revision it is. */
record ResolveNamed(NamedRevision named, Departure departure) implements Stage {
    @Override
    public void handle(Exchange exchange, Next next) {
        Optional<RevisionId> revision = named.by(exchange);
        revision.ifPresentOrElse(
                some -> departure.to(some, exchange, next), () -> exchange.answer(Refusals.noSuchRevision("")));
    }
}
