package zeroth.queueproxy.http.listeners;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client takes too long over the head of a request: the first, from when it connects, and any
 * later one, from its first bytes. A connection may rest as long as it likes between two requests. Only a head that comes
 * in pieces costs a timer. Confined to its connection's event loop.
 */
final class HeadTime {
    private final Channel channel;
    private final Duration limit;
    private @Nullable Future<?> alarm;
    private boolean inRequest;
    private boolean read;

    private HeadTime(Channel channel, Duration limit) {
        this.channel = channel;
        this.limit = limit;
    }

    static HeadTime start(Channel channel, Duration limit) {
        HeadTime time = new HeadTime(channel, limit);
        time.begin();
        channel.closeFuture().addListener(closed -> time.end());
        return time;
    }

    /** For HTTP/1.1: on both sides of what makes requests of bytes. */
    void watch(ChannelPipeline pipeline, String decoder) {
        pipeline.addBefore(decoder, null, new Bytes());
        pipeline.addAfter(decoder, null, new Requests());
    }

    /** For HTTP/2, where a head that is not complete holds up its own connection only, and is bounded in size. */
    void end() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void begin() {
        if (alarm == null) {
            alarm = channel.eventLoop().schedule(() -> close(), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void close() {
        channel.close().addListener(closed -> end());
    }

    private final class Bytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            read = false;
            context.fireChannelRead(bytes);
            if (!inRequest && !read) {
                begin();
            }
        }
    }

    private final class Requests extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            read = true;
            if (message instanceof HttpRequest) {
                inRequest = true;
                end();
            }
            if (message instanceof LastHttpContent) {
                inRequest = false;
            }
            context.fireChannelRead(message);
        }
    }
}
