package zeroth.dataplane;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import zeroth.dataplane.gateway.Gateway;
import zeroth.dataplane.gateway.RedirectToHttps;
import zeroth.dataplane.tls.Https;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.tls.ServerKeys;

/** The ports that requests from outside arrive at: one for HTTP, and one for HTTPS where it is served. */
public record Front(Listener plain, Optional<Listener> secure) implements AutoCloseable {
    private static final Stage OPEN = (exchange, next) -> next.handle(exchange);

    /**
     * Where to listen.
     *
     * @param port for HTTP (0: any free one)
     */
    public record Place(String host, int port, Https https) {}

    /** Both listen when this returns; {@code inside} is what becomes of who passes a door. */
    public static Front open(
            Vertx vertx, Place place, Gateway gateway, Function<Stage, Handler<HttpServerRequest>> inside) {
        return switch (place.https()) {
            case Https.Off _ ->
                new Front(Listener.open(vertx, place.host(), place.port(), inside.apply(OPEN)), Optional.empty());
            case Https.On on -> withHttps(vertx, place, on, gateway, inside);
        };
    }

    public int port() {
        return plain.port();
    }

    public OptionalInt tlsPort() {
        return secure.map(listener -> OptionalInt.of(listener.port())).orElseGet(OptionalInt::empty);
    }

    @Override
    public void close() {
        plain.close();
        secure.ifPresent(Listener::close);
    }

    private static Front withHttps(
            Vertx vertx,
            Place place,
            Https.On https,
            Gateway gateway,
            Function<Stage, Handler<HttpServerRequest>> inside) {
        Listener secure = Listener.openSecure(
                vertx,
                place.host(),
                https.port(),
                new ServerKeys(name -> name.flatMap(gateway.certificates()::find)),
                inside.apply(OPEN));
        try {
            int shown = https.publicPort().orElse(secure.port());
            Stage redirect = new RedirectToHttps(gateway, shown);
            return new Front(
                    Listener.open(vertx, place.host(), place.port(), inside.apply(redirect)), Optional.of(secure));
        } catch (RuntimeException e) {
            secure.close();
            throw e;
        }
    }
}
