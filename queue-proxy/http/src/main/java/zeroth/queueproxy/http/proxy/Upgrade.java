package zeroth.queueproxy.http.proxy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/** A client's wish to speak another protocol on its connection, such as WebSocket: HTTP/1.1 only. */
final class Upgrade {
    static final int SWITCHING_PROTOCOLS = 101;
    /** HTTP/2 in clear text: between this hop and its client, and overlooked. */
    private static final String H2C = "h2c";

    private Upgrade() {}

    /** The protocol that the client asks for. */
    static Optional<String> asked(Exchange exchange) {
        boolean possible =
                exchange.request().version() == HttpVersion.HTTP_1_1 && HttpMethod.GET.equals(exchange.method());
        return possible && HopByHop.of(exchange.headers()).upgrades()
                ? Optional.ofNullable(exchange.headers().get("Upgrade"))
                        .filter(protocol -> !protocol.equalsIgnoreCase(H2C))
                : Optional.empty();
    }
}
