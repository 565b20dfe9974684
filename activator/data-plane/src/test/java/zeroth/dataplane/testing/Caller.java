package zeroth.dataplane.testing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client that names any host and goes to one port of this machine. */
public final class Caller implements AutoCloseable {
    private final Context context;
    private final HttpClient client;
    private final int port;

    public Caller(Vertx vertx, int port) {
        this(vertx, port, HttpVersion.HTTP_1_1);
    }

    public Caller(Vertx vertx, int port, HttpVersion version) {
        HttpClientOptions options =
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(500));
        this.port = port;
    }

    public Reply get(String host, String path) {
        return join(send(HttpMethod.GET, host, path, Map.of(), ""));
    }

    public Reply get(String host, String path, Map<String, String> headers) {
        return join(send(HttpMethod.GET, host, path, headers, ""));
    }

    public Future<Reply> later(String host, String path) {
        return send(HttpMethod.GET, host, path, Map.of(), "");
    }

    /** On one event loop, so that nothing of an answer is there before somebody reads it. */
    public Future<Reply> send(HttpMethod method, String host, String path, Map<String, String> headers, String body) {
        return Future.future(reply -> context.runOnContext(_ -> open(method, host, path, headers)
                .compose(request -> request.send(body))
                .compose(response -> response.body()
                        .map(bytes -> new Reply(response.statusCode(), response.headers(), bytes.toString())))
                .onComplete(reply)));
    }

    /** The first bytes of an answer that may have no end. */
    public Future<String> firstPiece(String host, String path) {
        return Future.future(piece -> context.runOnContext(_ -> open(HttpMethod.GET, host, path, Map.of())
                .compose(HttpClientRequest::send)
                .onFailure(piece::tryFail)
                .onSuccess(response -> response.handler(bytes -> piece.tryComplete(bytes.toString())))));
    }

    /** A request that is not sent yet. */
    public Future<HttpClientRequest> open(HttpMethod method, String host, String path, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(host)
                .setPort(80)
                .setMethod(method)
                .setURI(path);
        headers.forEach(options::putHeader);
        return client.request(options);
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        join(client.close());
    }

    public static <T> T join(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
    }

    /** An answer, read to its end. */
    public record Reply(int status, MultiMap headers, String body) {}
}
