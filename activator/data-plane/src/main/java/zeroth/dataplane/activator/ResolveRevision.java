package zeroth.dataplane.activator;

import java.util.Optional;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Split;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/** Our own gateway before our own activator: a host and a path lead to a Revision. */
record ResolveRevision(Crossroads crossroads, NamedRevision named, Departure departure) implements Stage {
    @Override
    public void handle(Exchange exchange, Next next) {
        crossroads
                .choose(exchange)
                .map(Split::revision)
                .or(() -> withoutRoute(exchange))
                .ifPresentOrElse(
                        revision -> depart(exchange, revision, next), () -> exchange.answer(Refusals.NO_SUCH_HOST));
    }

    private void depart(Exchange exchange, RevisionId revision, Next next) {
        Crossroads.markScheme(exchange);
        departure.to(revision, exchange, next);
    }

    /** Within the cluster another gateway may have chosen, and says so in headers, or the Revision's own host does. */
    private Optional<RevisionId> withoutRoute(Exchange exchange) {
        return crossroads.entrance() == Entrance.LOCAL ? named.by(exchange) : Optional.empty();
    }
}
