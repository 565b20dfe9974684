package zeroth.queueproxy.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.queueproxy.http.listeners.Doorkeeper;
import zeroth.queueproxy.http.listeners.Encryption;
import zeroth.queueproxy.http.listeners.Listener;

/** Opens ports together: if one of them cannot be had, none stays open. Confined to one event loop. */
final class Opening {
    private final Vertx vertx;
    private final List<Future<Listener>> listeners = new ArrayList<>();

    Opening(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<Listener> plain(String host, int port, Doorkeeper doorkeeper, Handler<HttpServerRequest> handler) {
        return noted(Listener.open(vertx, host, port, doorkeeper, handler));
    }

    Future<Listener> encrypted(
            String host, int port, Doorkeeper doorkeeper, Encryption encryption, Handler<HttpServerRequest> handler) {
        return noted(Listener.openEncrypted(vertx, host, port, doorkeeper, encryption, handler));
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

    private Future<Listener> noted(Future<Listener> listener) {
        listeners.add(listener);
        return listener;
    }
}
