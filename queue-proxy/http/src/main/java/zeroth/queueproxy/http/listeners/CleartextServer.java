package zeroth.queueproxy.http.listeners;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SslChannelProvider;
import java.util.function.BiConsumer;

/**
 * Vert.x's server for HTTP/1.1 and for HTTP/2 with prior knowledge, which overlooks the offer to change from one to the
 * other ({@code Upgrade: h2c}), as RFC 9113 advises. Vert.x would agree to it, and then reset every request whose Host is
 * not its {@code :authority}: so Java's own client, which always offers, could not name a host after its first request.
 * A connection is noted when it is accepted, and not, as by Vert.x, when its first bytes are read: on a busy machine that
 * is much later. A head of a request must come within a limit. TLS, where it is wanted, is done before Vert.x sees
 * anything: so a client gets HTTP/2 by its preface, whether ALPN was spoken or not, as Go's activator does not. Nothing but
 * the way a new connection is set up differs.
 */
final class CleartextServer extends HttpServerImpl {
    /** What Vert.x calls its handler that agrees. */
    private static final String UPGRADER = "h2c";

    private static final String DECODER = "httpDecoder";

    private final Terms terms;
    private final Promise<Channel> door = Promise.promise();

    CleartextServer(VertxInternal vertx, HttpServerOptions options, Terms terms) {
        super(vertx, options);
        this.terms = terms;
    }

    /** The socket that connections are accepted from, known from the first of them on. */
    Future<Channel> door() {
        return door.future();
    }

    @Override
    protected BiConsumer<Channel, SslChannelProvider> childHandler(
            ContextInternal context, SocketAddress address, GlobalTrafficShapingHandler shaping) {
        BiConsumer<Channel, SslChannelProvider> usual = super.childHandler(context, address, shaping);
        return (channel, ssl) -> {
            door.tryComplete(channel.parent());
            Runnable left = terms.doorkeeper().came();
            channel.closeFuture().addListener(closed -> left.run());
            usual.accept(channel, ssl);
            terms.encryption().ifPresent(tls -> channel.pipeline().addFirst(tls.wrap(channel)));
            channel.pipeline().addLast(new AfterDetection(HeadTime.start(channel, terms.headLimit())));
        };
    }

    /** Gets the first bytes when it is known in which version of HTTP they are, and the rest is set up. */
    private static final class AfterDetection extends ChannelInboundHandlerAdapter {
        private final HeadTime headTime;

        private AfterDetection(HeadTime headTime) {
            this.headTime = headTime;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            ChannelPipeline pipeline = context.pipeline();
            if (pipeline.get(UPGRADER) != null) {
                pipeline.addBefore(UPGRADER, null, new OverlookOffer());
            }
            if (pipeline.get(DECODER) != null) {
                headTime.watch(pipeline, DECODER);
            } else {
                headTime.end();
            }
            context.fireChannelRead(bytes);
            pipeline.remove(this);
        }
    }

    /** Takes the offer out of the first request of a connection; nobody looks for one later. */
    private static final class OverlookOffer extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                withdraw(request.headers());
            }
            context.fireChannelRead(message);
            context.pipeline().remove(this);
        }

        private static void withdraw(HttpHeaders headers) {
            if (headers.contains("Upgrade", UPGRADER, true)) {
                headers.remove("Upgrade").remove("HTTP2-Settings");
            }
        }
    }
}
