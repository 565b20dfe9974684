package zeroth.queueproxy.http.outbound;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.vertx.core.buffer.impl.PartialPooledByteBufAllocator;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one event loop to one address. The one that was used last is used next, so that those that are too
 * many grow old, and are closed. Confined to its event loop.
 */
final class Http1Pool {
    /** Linux has so many ports for connections to one address, unless it is told otherwise. */
    static final int CONNECTIONS_AT_MOST = 28_232;

    private static final Duration IDLE_AT_MOST = Duration.ofSeconds(90);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final ArrayDeque<Http1Connection> idle = new ArrayDeque<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final int most;
    private int connections;
    private @Nullable Future<?> sweep;
    private boolean closed;

    Http1Pool(VertxInternal vertx, EventLoop loop, InetSocketAddress address, Duration connectTime, int most) {
        this.loop = loop;
        this.most = most;
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channelFactory(vertx.transport().channelFactory(false))
                .resolver(vertx.nettyAddressResolverGroup())
                .remoteAddress(address)
                .option(ChannelOption.ALLOCATOR, PartialPooledByteBufAllocator.INSTANCE)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTime.toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        // A connection takes its place in the pipeline when it is open.
                    }
                });
    }

    /** Gets the caller a connection: the idle one that was used last, a new one, or the next that is given back. */
    void open(ContextInternal context, Caller caller) {
        Http1Connection last = lastOpen();
        if (last != null) {
            last.carry(context, caller);
        } else if (connections < most) {
            connect(context, caller);
        } else {
            waiting.add(new Waiting(context, caller));
        }
    }

    void giveBack(Http1Connection connection) {
        Waiting next = waiting.poll();
        if (next != null) {
            next.getFrom(connection);
        } else if (closed) {
            connection.close();
        } else {
            idle.add(connection);
            sweepLater(IDLE_AT_MOST);
        }
    }

    /** Notes that a connection is closed, or was never made. If it was idle, whoever comes upon it throws it away. */
    void gone() {
        connections--;
        Waiting next = waiting.poll();
        if (next != null) {
            connect(next.context, next.caller);
        }
    }

    /** Closes what is idle now, and the others when they are given back. */
    void close() {
        closed = true;
        idle.forEach(Http1Connection::close);
        idle.clear();
        if (sweep != null) {
            sweep.cancel(false);
        }
    }

    private void connect(ContextInternal context, Caller caller) {
        connections++;
        ChannelFuture connecting = bootstrap.connect();
        connecting.addListener(tried -> {
            if (tried.isSuccess()) {
                new Http1Connection(connecting.channel(), this).carry(context, caller);
            } else {
                context.dispatch(() -> caller.notOpened(tried.cause()));
                gone();
            }
        });
    }

    private @Nullable Http1Connection lastOpen() {
        Http1Connection last = idle.pollLast();
        while (last != null && last.isClosed()) {
            last = idle.pollLast();
        }
        return last;
    }

    private void sweepLater(Duration after) {
        if (sweep == null) {
            sweep = loop.schedule(this::sweep, after.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Closes those that are too old; they are in the order of their age. */
    private void sweep() {
        sweep = null;
        long now = System.nanoTime();
        idle.stream()
                .filter(connection -> now - connection.idleSince() >= IDLE_AT_MOST.toNanos())
                .forEach(Http1Connection::close);
        idle.removeIf(Http1Connection::isClosed);
        if (!idle.isEmpty()) {
            sweepLater(SWEEP);
        }
    }

    private record Waiting(ContextInternal context, Caller caller) {
        void getFrom(Http1Connection connection) {
            connection.carry(context, caller);
        }
    }
}
