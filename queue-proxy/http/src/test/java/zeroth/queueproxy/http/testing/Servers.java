package zeroth.queueproxy.http.testing;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;

/** Servers of a test on free loopback ports, which end with it. */
public final class Servers implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();

    public Vertx vertx() {
        return vertx;
    }

    /** An HTTP server for both versions of the protocol; the answer is its port. */
    public int http(Handler<HttpServerRequest> handler) {
        return httpServer(handler).actualPort();
    }

    public HttpServer httpServer(Handler<HttpServerRequest> handler) {
        HttpServerOptions options =
                new HttpServerOptions().setMaxHeaderSize(1 << 20).setMaxInitialLineLength(1 << 20);
        return await(vertx.createHttpServer(options).requestHandler(handler).listen(0, LOOPBACK));
    }

    /** A server that speaks no HTTP of its own accord. */
    public int tcp(Handler<NetSocket> handler) {
        return await(vertx.createNetServer().connectHandler(handler).listen(0, LOOPBACK))
                .actualPort();
    }

    /** A port where nobody listens. */
    public int closedPort() {
        NetServer server =
                await(vertx.createNetServer().connectHandler(NetSocket::close).listen(0, LOOPBACK));
        int port = server.actualPort();
        await(server.close());
        return port;
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    /** The result of a future, on a test's thread. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
