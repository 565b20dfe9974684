package zeroth.queueproxy.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.listeners.Terms;

/** Opens ports together: if one of them cannot be had, none stays open. Confined to one event loop. */
final class Opening {
    private final Vertx vertx;
    private final List<Future<Listener>> listeners = new ArrayList<>();

    Opening(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Listener> open(String host, int port, Terms terms, Handler<HttpServerRequest> handler) {
        Future<Listener> listener = Listener.open(vertx, host, port, terms, handler);
        listeners.add(listener);
        return listener;
    }

    /** One that need not be. */
    Future<Optional<Listener>> optional(Optional<Future<Listener>> listener) {
        return listener.map(opening -> opening.map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** Completes when all are open. */
    Future<Void> all() {
        return Future.join(listeners)
                .onFailure(failure -> listeners.forEach(listener -> listener.onSuccess(Listener::close)))
                .mapEmpty();
    }
}
