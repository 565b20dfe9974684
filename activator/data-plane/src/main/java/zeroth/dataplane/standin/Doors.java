package zeroth.dataplane.standin;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.dataplane.Listener;
import zeroth.dataplane.pods.Wire;
import zeroth.dataplane.trust.InternalTls;
import zeroth.queueproxy.http.tls.ServerKeys;
import zeroth.queueproxy.http.tls.ServerTls;
import zeroth.queueproxy.parts.Parts;

/** The ports of an activator: all lead to the same, but for the one at which the process itself is looked at. */
record Doors(Listener http, Listener http2, Optional<Listener> https, Listener profiling, Parts parts)
        implements AutoCloseable {
    /** All listen when this returns. */
    static Doors open(Vertx vertx, StandInSettings settings, Wire wire, Inside inside) {
        Parts parts = new Parts("the activator's ports");
        try {
            return open(new Opening(vertx, settings, parts), wire, inside);
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

    private static Doors open(Opening opening, Wire wire, Inside inside) {
        StandInSettings.ListenPorts ports = opening.settings().ports();
        return new Doors(
                opening.plain(ports.http(), inside.users()),
                opening.plain(ports.http2(), inside.users()),
                wire.tls().map(tls -> opening.encrypted(ports.https(), tls, inside.users())),
                opening.plain(ports.profiling(), inside.lookers()),
                opening.parts());
    }

    /** Who is behind the doors. */
    record Inside(Handler<HttpServerRequest> users, Handler<HttpServerRequest> lookers) {}

    private record Opening(Vertx vertx, StandInSettings settings, Parts parts) {
        Listener plain(int port, Handler<HttpServerRequest> inside) {
            return parts.add(Listener.open(vertx, settings.host(), port, inside));
        }

        /** Whatever name a client asks for, and if he asks for none. */
        Listener encrypted(int port, InternalTls tls, Handler<HttpServerRequest> inside) {
            ServerKeys keys = new ServerKeys(_ -> Optional.of(tls.identity()));
            return parts.add(
                    Listener.openEncrypted(vertx, settings.host(), port, ServerTls.of(keys, settings.tls()), inside));
        }
    }
}
