package zeroth.dataplane.standin;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.dataplane.Listener;
import zeroth.dataplane.trust.InternalTls;
import zeroth.queueproxy.http.tls.ServerKeys;
import zeroth.queueproxy.http.tls.ServerTls;
import zeroth.queueproxy.parts.Parts;

/** The ports of an activator: all lead to the same. */
record Doors(Listener http, Listener http2, Optional<Listener> https, Parts parts) implements AutoCloseable {
    /** All listen when this returns. */
    static Doors open(Vertx vertx, StandInSettings settings, Wire wire, Handler<HttpServerRequest> inside) {
        Parts parts = new Parts("the activator's ports");
        String host = settings.host();
        try {
            return new Doors(
                    parts.add(Listener.open(vertx, host, settings.ports().http(), inside)),
                    parts.add(Listener.open(vertx, host, settings.ports().http2(), inside)),
                    wire.tls()
                            .map(tls -> parts.add(Listener.openEncrypted(
                                    vertx,
                                    host,
                                    settings.ports().https(),
                                    ServerTls.of(keys(tls), settings.tls()),
                                    inside))),
                    parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public void close() {
        parts.close();
    }

    @Override
    public String toString() {
        return Stream.concat(Stream.of(http, http2), https.stream())
                .map(Listener::port)
                .toList()
                .toString();
    }

    /** Whatever name a client asks for, and if he asks for none. */
    private static ServerKeys keys(InternalTls tls) {
        return new ServerKeys(_ -> Optional.of(tls.identity()));
    }
}
