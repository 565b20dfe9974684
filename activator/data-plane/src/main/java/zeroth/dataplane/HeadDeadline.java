package zeroth.dataplane;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections whose client is slow with a head: it has so long from connecting to its first bytes, and from the
 * first bytes of a head that are not all of it to the rest. Neither a connection that is kept open between requests nor a
 * slow body or answer is meant: those have the Revision's times. Confined to the connection's event loop.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
    /** Vert.x's names for its handlers. */
    private static final String DECODER = "httpDecoder";

    private static final String IDLE = "idle";

    private final Duration patience;
    private @Nullable Future<?> due;
    private boolean betweenRequests = true;
    private boolean decoded;

    private HeadDeadline(Duration patience) {
        this.patience = patience;
    }

    /**
     * What a server does with each connection. The server's own idle time guards it until then, and would end a long
     * exchange as well if it were not taken away now.
     */
    static Handler<HttpConnection> within(Duration patience) {
        return connection -> begin(((ConnectionBase) connection).channel(), patience);
    }

    private static void begin(Channel channel, Duration patience) {
        ChannelPipeline pipeline = channel.pipeline();
        if (pipeline.get(DECODER) != null) {
            pipeline.addAfter(DECODER, null, new HeadDeadline(patience));
        }
        channel.eventLoop().execute(() -> {
            if (pipeline.get(IDLE) != null) {
                pipeline.remove(IDLE);
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        if (message instanceof HttpRequest) {
            betweenRequests = false;
            cancel();
        }
        if (message instanceof LastHttpContent) {
            betweenRequests = true;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (isUpgraded(context)) {
            context.pipeline().remove(this);
        } else if (betweenRequests && !decoded && due == null) {
            due = context.executor().schedule(() -> expire(context), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        cancel();
    }

    private static void expire(ChannelHandlerContext context) {
        if (!isUpgraded(context)) {
            var _ = context.close();
        }
    }

    /** To another protocol, which has no heads. */
    private static boolean isUpgraded(ChannelHandlerContext context) {
        return context.pipeline().get(DECODER) == null;
    }

    private void cancel() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
    }
}
