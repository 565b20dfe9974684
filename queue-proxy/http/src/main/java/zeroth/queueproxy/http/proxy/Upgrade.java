package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/** A client's wish to speak another protocol on its connection, such as WebSocket: HTTP/1.1 only. */
final class Upgrade {
    static final int SWITCHING_PROTOCOLS = 101;

    private Upgrade() {}

    /** The protocol that the client asks for. */
    static Optional<String> asked(Exchange exchange) {
        boolean possible =
                exchange.request().version() == HttpVersion.HTTP_1_1 && HttpMethod.GET.equals(exchange.method());
        return possible && HopByHop.of(exchange.headers()).upgrades()
                ? Optional.ofNullable(exchange.headers().get("Upgrade"))
                : Optional.empty();
    }
}
