package zeroth.queueproxy.http.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import zeroth.queueproxy.http.outbound.Caller;
import zeroth.queueproxy.http.outbound.Connections;
import zeroth.queueproxy.http.outbound.Connections.Kind;
import zeroth.queueproxy.http.outbound.Hop;
import zeroth.queueproxy.time.Timer;

/**
 * One address that requests are forwarded to, with connections of its own, for HTTP/1.1 and for HTTP/2: in clear text with
 * prior knowledge, or as TLS agrees on. One atomic.
 */
public final class Destination implements AutoCloseable {
    /** The sign of the number of running exchanges: set when no more may come. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final Vertx vertx;
    private final SocketAddress address;
    private final UnaryOperator<HttpVersion> versions;
    private final Hop hop;
    private final Connections connections;
    private final AtomicInteger running = new AtomicInteger();

    private Destination(Vertx vertx, SocketAddress address, UnaryOperator<HttpVersion> versions, Hop hop) {
        this.vertx = vertx;
        this.address = address;
        this.versions = versions;
        this.hop = hop;
        this.connections = new Connections(vertx, address, hop);
    }

    /** One that is spoken to in the version of HTTP that a request came in with. */
    public static Destination at(Vertx vertx, String host, int port) {
        return at(vertx, SocketAddress.inetSocketAddress(port, host), Hop.USUAL);
    }

    /** One that is spoken to in that version of HTTP, whatever a request came in with. */
    public static Destination speaking(HttpVersion version, Vertx vertx, String host, int port) {
        return speaking(version, vertx, SocketAddress.inetSocketAddress(port, host), Hop.USUAL);
    }

    /** The same beyond such a hop. */
    public static Destination speaking(HttpVersion version, Vertx vertx, SocketAddress address, Hop hop) {
        return new Destination(vertx, address, came -> version, hop);
    }

    /** One that is spoken to in the version of HTTP that a request came in with, beyond such a hop. */
    public static Destination at(Vertx vertx, SocketAddress address, Hop hop) {
        return new Destination(vertx, address, UnaryOperator.identity(), hop);
    }

    public SocketAddress address() {
        return address;
    }

    /** Takes no new exchange, lets the running ones finish, and then closes every connection. */
    @Override
    public void close() {
        if (running.getAndUpdate(before -> before | CLOSED) == 0) {
            connections.close();
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }

    /** Notes an exchange; {@link #leave} notes its end. False if this destination is closed. */
    boolean enter() {
        return running.getAndUpdate(before -> before < 0 ? before : before + 1) >= 0;
    }

    void leave() {
        if (running.decrementAndGet() == CLOSED) {
            connections.close();
        }
    }

    Hop hop() {
        return hop;
    }

    /** The version of HTTP for a request that came in with that one. */
    HttpVersion version(HttpVersion came) {
        return versions.apply(came);
    }

    /** Gets the caller a connection. */
    void open(Kind kind, Caller caller) {
        connections.open(kind, caller);
    }

    Timer timer() {
        return new EventLoopTimer(vertx);
    }
}
