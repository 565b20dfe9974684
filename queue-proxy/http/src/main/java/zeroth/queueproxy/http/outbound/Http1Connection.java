package zeroth.queueproxy.http.outbound;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.impl.ContextInternal;
import org.jspecify.annotations.Nullable;

/**
 * A connection that carries one request after another. Whatever arrives while none is on it closes it. Confined to its event
 * loop.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    private final Http1Pool pool;
    private final HeadBytes head = new HeadBytes();
    private final ReplyDecoder decoder = new ReplyDecoder();
    private @Nullable Http1Request current;
    private boolean used;
    private boolean resting;
    private long idleSince;

    Http1Connection(Channel channel, Http1Pool pool) {
        this.channel = channel;
        this.pool = pool;
        channel.pipeline().addLast(decoder, this);
    }

    Channel channel() {
        return channel;
    }

    HeadBytes head() {
        return head;
    }

    void close() {
        var unused = channel.close();
    }

    boolean isClosed() {
        return !channel.isActive();
    }

    /** When the last request left it, in nanoseconds of the system. */
    long idleSince() {
        return idleSince;
    }

    /** Puts a request of that caller on it. */
    void carry(ContextInternal context, Caller caller) {
        Http1Request request = new Http1Request(this, context, caller, used);
        used = true;
        current = request;
        request.onLoop(() -> caller.opened(request));
    }

    void expectHeadOnly(boolean only) {
        decoder.expectHeadOnly(only);
    }

    /** Takes the request off. */
    void release(Use use) {
        current = null;
        if (use == Use.AGAIN) {
            resting = true;
        } else {
            close();
        }
    }

    boolean carries(Http1Request request) {
        return request.equals(current);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            Http1Request request = current;
            if (request == null) {
                close();
            } else if (((HttpObject) message).decoderResult().isFailure()) {
                fail(((HttpObject) message).decoderResult().cause());
            } else {
                request.read(message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** Only now: what came behind a reply must not be taken for the next one. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (resting && current == null && channel.isActive()) {
            resting = false;
            channel.config().setAutoRead(true);
            idleSince = System.nanoTime();
            pool.giveBack(this);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        Http1Request request = current;
        if (request != null && channel.isWritable()) {
            request.onLoop(request::room);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(new HttpClosedException("EOF"));
        pool.gone();
    }

    private void fail(Throwable cause) {
        Http1Request request = current;
        current = null;
        close();
        if (request != null) {
            request.onLoop(() -> request.fail(cause));
        }
    }

    /** What becomes of a connection whose request is over. */
    enum Use {
        AGAIN,
        /** Something of the last request may be on it still. */
        NO_MORE
    }
}
