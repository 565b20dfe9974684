package zeroth.queueproxy.http.stage;

import io.netty.handler.ssl.SslHandler;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;
import zeroth.queueproxy.http.proxy.Exchange;

/** Whether a request came over TLS. */
public final class Encrypted {
    private Encrypted() {}

    /** The version of TLS, if it did. */
    public static Optional<String> protocol(Exchange exchange) {
        // Vert.x only knows of TLS that it did itself.
        return exchange.request().connection() instanceof ConnectionBase connection
                ? Optional.ofNullable(connection.channel().pipeline().get(SslHandler.class))
                        .map(tls -> tls.engine().getSession().getProtocol())
                : Optional.empty();
    }
}
