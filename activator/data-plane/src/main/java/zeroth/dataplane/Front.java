package zeroth.dataplane;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.OptionalInt;
import zeroth.dataplane.activator.Activator;
import zeroth.dataplane.gateway.Entrance;
import zeroth.dataplane.gateway.Gateway;
import zeroth.dataplane.gateway.RedirectToHttps;
import zeroth.dataplane.tls.Https;
import zeroth.queueproxy.http.tls.ServerKeys;

/** The ports that requests from outside arrive at: one for HTTP, and one for HTTPS where it is served. */
record Front(Listener plain, Optional<Listener> secure) implements AutoCloseable {
    /** Both listen when this returns. */
    static Front open(Vertx vertx, DataPlaneSettings settings, Gateway gateway, Activator activator) {
        return switch (settings.https()) {
            case Https.Off _ ->
                new Front(
                        Listener.open(
                                vertx,
                                settings.host(),
                                settings.gatewayPort(),
                                activator.at(Entrance.EXTERNAL, gateway)),
                        Optional.empty());
            case Https.On on -> withHttps(vertx, settings, on, gateway, activator);
        };
    }

    int port() {
        return plain.port();
    }

    OptionalInt tlsPort() {
        return secure.map(listener -> OptionalInt.of(listener.port())).orElseGet(OptionalInt::empty);
    }

    @Override
    public void close() {
        plain.close();
        secure.ifPresent(Listener::close);
    }

    private static Front withHttps(
            Vertx vertx, DataPlaneSettings settings, Https.On https, Gateway gateway, Activator activator) {
        Listener secure = Listener.openSecure(
                vertx,
                settings.host(),
                https.port(),
                new ServerKeys(name -> name.flatMap(gateway.certificates()::find)),
                activator.at(Entrance.EXTERNAL, gateway));
        try {
            int shown = https.publicPort().orElse(secure.port());
            RedirectToHttps redirect = new RedirectToHttps(gateway, shown);
            return new Front(
                    Listener.open(
                            vertx,
                            settings.host(),
                            settings.gatewayPort(),
                            activator.at(Entrance.EXTERNAL, gateway, redirect)),
                    Optional.of(secure));
        } catch (RuntimeException e) {
            secure.close();
            throw e;
        }
    }
}
