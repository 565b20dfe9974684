package zeroth.queueproxy.http.readiness;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import zeroth.queueproxy.http.readiness.Probe.Check;
import zeroth.queueproxy.http.readiness.Probe.Grpc;
import zeroth.queueproxy.http.readiness.Probe.Http;
import zeroth.queueproxy.http.readiness.Probe.Scheme;
import zeroth.queueproxy.http.readiness.Probe.Tcp;
import zeroth.queueproxy.time.Timer;

/** Asks over the network, on a connection of its own each time, so that a stale one is never taken for a dead process. */
final class NetworkAttempts implements Attempts, AutoCloseable {
    /** Kubernetes' own, with an empty version on both sides of the slash. */
    static final String AGENT = "kube-probe//";

    private static final int REDIRECTS_AT_MOST = 10;
    private static final int LOWEST_SUCCESS = 200;
    private static final int LOWEST_FAILURE = 400;

    private final Timer timer;
    private final HttpClient http;
    private final HttpClient http2;
    private final NetClient net;
    private final GrpcHealth grpc;

    NetworkAttempts(Vertx vertx, Timer timer) {
        this.timer = timer;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxRedirects(REDIRECTS_AT_MOST));
        this.http2 = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setUseAlpn(true)
                .setHttp2KeepAliveTimeout(1)
                .setMaxRedirects(REDIRECTS_AT_MOST));
        this.net = vertx.createNetClient();
        this.grpc = new GrpcHealth(vertx);
    }

    @Override
    public Future<Boolean> attempt(Check check, Duration within) {
        return switch (check) {
            case Http get ->
                switch (get.version()) {
                    case HTTP_1_1 -> ask(http, get, get.headers(), within);
                    case DETECTED -> detect(get, within);
                };
            case Tcp tcp ->
                limited(
                        within,
                        late -> net.connect(tcp.port(), tcp.host())
                                .compose(NetSocket::close)
                                .map(true));
            case Grpc health -> limited(within, answer -> grpc.check(health, answer));
        };
    }

    @Override
    public void close() {
        http.close();
        http2.close();
        net.close();
        grpc.close();
    }

    /** As upstream: what speaks HTTP/2 is asked in it once more, with the user's headers; what does not, without them. */
    private Future<Boolean> detect(Http get, Duration within) {
        return ask(http2, get, List.of(), within)
                .compose(speaks -> speaks ? ask(http2, get, get.headers(), within) : ask(http, get, List.of(), within));
    }

    /** The answer, or no as soon as the time is up. */
    private Future<Boolean> limited(Duration within, Function<Promise<Boolean>, Future<Boolean>> ask) {
        Promise<Boolean> answer = Promise.promise();
        Timer.Pending late = timer.after(within, () -> answer.tryComplete(false));
        ask.apply(answer).onComplete(came -> {
            late.cancel();
            answer.tryComplete(came.succeeded() && came.result());
        });
        return answer.future();
    }

    private Future<Boolean> ask(HttpClient client, Http get, List<Map.Entry<String, String>> headers, Duration within) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(get.scheme() == Scheme.HTTPS)
                .setHost(get.host())
                .setPort(get.port())
                .setURI(get.path())
                .setFollowRedirects(true)
                .putHeader("User-Agent", AGENT);
        headers.forEach(header -> options.addHeader(header.getKey(), header.getValue()));
        return limited(
                within,
                answer -> client.request(options)
                        .compose(request -> send(request, answer))
                        .compose(NetworkAttempts::judge));
    }

    /** Sends it, and lets go of it when the time is up. */
    private static Future<HttpClientResponse> send(HttpClientRequest request, Promise<Boolean> answer) {
        // Without a handler, Vert.x would report the end of our patience as an error.
        request.exceptionHandler(expected -> {});
        answer.future().onComplete(known -> request.reset());
        return request.send();
    }

    private static Future<Boolean> judge(HttpClientResponse response) {
        boolean success = response.statusCode() >= LOWEST_SUCCESS && response.statusCode() < LOWEST_FAILURE;
        return response.end().map(success);
    }
}
