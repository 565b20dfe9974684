package zeroth.queueproxy.http.listeners;

import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import java.net.BindException;
import java.time.Duration;
import zeroth.names.Headers;

/** An open port that speaks HTTP/1.1 and HTTP/2, in clear text or in TLS. Immutable; its server is Vert.x's to guard. */
public final class Listener {
    /** What Go's server takes. */
    private static final int HEADERS_AT_MOST = 1 << 20;

    private static final int CHUNK = 64 << 10;
    private static final int STREAMS_AT_ONCE = 250;
    private static final int STREAM_WINDOW = 256 << 10;
    /** Far more than one stream's, so that a slow reader of one stream does not hold up the others. */
    private static final int CONNECTION_WINDOW = 16 << 20;
    /** A gateway that carries many impatient clients on one connection resets many streams. */
    private static final int RESETS_PER_WINDOW = 10_000;

    private final Vertx vertx;
    private final Context context;
    private final String host;
    private final CleartextServer server;

    private Listener(Vertx vertx, String host, CleartextServer server) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.host = host;
        this.server = server;
    }

    /**
     * Opens a port, any free one for 0, on the caller's event loop; the future fails with a sentence if it cannot be had.
     */
    public static Future<Listener> open(
            Vertx vertx, String host, int port, Terms terms, Handler<HttpServerRequest> handler) {
        return open(vertx, host, port, server(vertx, options(), terms), handler);
    }

    /** A server of the same kind that does not listen yet. */
    public static HttpServer server(Vertx vertx, HttpServerOptions options) {
        return server(vertx, options, Terms.PLAIN);
    }

    /** With another limit for the head of a request. */
    public static HttpServer server(Vertx vertx, HttpServerOptions options, Duration headLimit) {
        return server(vertx, options, Terms.PLAIN.headWithin(headLimit));
    }

    /** On these terms. */
    public static HttpServer serverOn(Vertx vertx, HttpServerOptions options, Terms terms) {
        return server(vertx, options, terms);
    }

    static CleartextServer server(Vertx vertx, HttpServerOptions options, Terms terms) {
        return new CleartextServer((VertxInternal) vertx, options, terms);
    }

    private static Future<Listener> open(
            Vertx vertx, String host, int port, CleartextServer server, Handler<HttpServerRequest> handler) {
        Listener listener = new Listener(vertx, host, server);
        return server.requestHandler(handler)
                .listen(port, host)
                .recover(failure -> Future.failedFuture(explain(host, port, failure)))
                .map(listener);
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

    /**
     * Lets nobody in any more; who is connected stays. When it completes, everybody who was let in has been noted: we
     * stand in line ourselves, so that all who stood before us are in, and only then shut the door.
     */
    public Future<Void> shut() {
        Promise<Void> shut = Promise.promise();
        knock().compose(answer -> server.door()).onFailure(shut::fail).onSuccess(door -> shut(door, shut));
        return shut.future();
    }

    /** Closes the port and whatever is connected to it. */
    public Future<Void> close() {
        return server.close();
    }

    /** By way of the connections' event loop, which has met whoever was accepted. */
    private void shut(Channel door, Promise<Void> shut) {
        door.close().addListener(closed -> context.runOnContext(now -> shut.complete()));
    }

    /** Whoever speaks of TLS there does not understand us, and has accepted us all the same. */
    private Future<Integer> knock() {
        HttpClient client = vertx.createHttpClient();
        return client.request(HttpMethod.GET, port(), host, "/")
                .compose(request ->
                        knock(request).map(HttpClientResponse::statusCode).otherwise(0))
                .onComplete(answered -> client.close());
    }

    /** As a prober, which is never taken for a user. */
    private static Future<HttpClientResponse> knock(HttpClientRequest request) {
        return request.putHeader("User-Agent", Headers.KUBE_PROBE_AGENT)
                .putHeader(Headers.NETWORK_PROBE, Headers.QUEUE)
                .send();
    }

    private static Throwable explain(String host, int port, Throwable failure) {
        return failure instanceof BindException
                ? new IllegalStateException("port " + port + " of " + host + " is not free", failure)
                : failure;
    }
}
