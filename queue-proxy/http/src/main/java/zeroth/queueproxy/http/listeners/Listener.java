package zeroth.queueproxy.http.listeners;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import java.net.BindException;

/** An open port that speaks HTTP/1.1 and HTTP/2 in clear text. */
public record Listener(HttpServer server) {
    /** What Go's server takes. */
    private static final int HEADERS_AT_MOST = 1 << 20;

    private static final int CHUNK = 64 << 10;
    private static final int STREAMS_AT_ONCE = 250;
    private static final int STREAM_WINDOW = 256 << 10;
    /** Far more than one stream's, so that a slow reader of one stream does not hold up the others. */
    private static final int CONNECTION_WINDOW = 16 << 20;
    /** A gateway that carries many impatient clients on one connection resets many streams. */
    private static final int RESETS_PER_WINDOW = 10_000;

    /** Opens a port, any free one for 0; the future fails with a sentence if it cannot be had. */
    public static Future<Listener> open(
            Vertx vertx, String host, int port, Handler<HttpConnection> onConnect, Handler<HttpServerRequest> handler) {
        return server(vertx, options())
                .connectionHandler(onConnect)
                .requestHandler(handler)
                .listen(port, host)
                .recover(failure -> Future.failedFuture(explain(host, port, failure)))
                .map(Listener::new);
    }

    /** A server that does not listen yet. */
    public static HttpServer server(Vertx vertx, HttpServerOptions options) {
        return new CleartextServer((VertxInternal) vertx, options);
    }

    /** The limits of every server of the platform. */
    public static HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(HEADERS_AT_MOST)
                .setMaxInitialLineLength(HEADERS_AT_MOST)
                .setMaxChunkSize(CHUNK)
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
                .setHttp2RstFloodMaxRstFramePerWindow(RESETS_PER_WINDOW)
                // Frames of WebSockets pass as they are.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        options.getInitialSettings()
                .setMaxConcurrentStreams(STREAMS_AT_ONCE)
                .setInitialWindowSize(STREAM_WINDOW)
                .setMaxHeaderListSize(HEADERS_AT_MOST);
        return options;
    }

    public int port() {
        return server.actualPort();
    }

    private static Throwable explain(String host, int port, Throwable failure) {
        return failure instanceof BindException
                ? new IllegalStateException("port " + port + " of " + host + " is not free", failure)
                : failure;
    }
}
