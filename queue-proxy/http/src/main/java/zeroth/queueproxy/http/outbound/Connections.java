package zeroth.queueproxy.http.outbound;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All connections to one address: for each event loop its own of HTTP/1.1, and those that Vert.x keeps. Thread-safe: a
 * concurrent map, and what is in it belongs to its event loop.
 */
public final class Connections {
    private final VertxInternal vertx;
    private final InetSocketAddress address;
    private final Hop hop;
    private final Map<EventLoop, Http1Pool> pools = new ConcurrentHashMap<>();
    private final VertxConnections others;

    public Connections(Vertx vertx, SocketAddress address, Hop hop) {
        this.vertx = (VertxInternal) vertx;
        this.address = InetSocketAddress.createUnresolved(address.host(), address.port());
        this.hop = hop;
        this.others = new VertxConnections(vertx, address, hop);
    }

    /** Gets the caller a connection of its event loop, on which it is. */
    public void open(Kind kind, Caller caller) {
        if (kind == Kind.HTTP_1 && hop.security() instanceof Hop.ClearText) {
            ContextInternal context = vertx.getOrCreateContext();
            pools.computeIfAbsent(context.nettyEventLoop(), this::pool).open(context, caller);
        } else {
            others.open(kind, caller);
        }
    }

    /** Closes what is idle at once, and what is not when it is. */
    public void close() {
        pools.forEach((loop, pool) -> loop.execute(pool::close));
        others.close();
    }

    private Http1Pool pool(EventLoop loop) {
        return new Http1Pool(vertx, loop, address, hop.connectTime(), Http1Pool.CONNECTIONS_AT_MOST);
    }

    /** What a connection is for. */
    public enum Kind {
        HTTP_1,
        HTTP_2,
        /** Another protocol, after a request of HTTP/1.1. */
        UPGRADE
    }
}
