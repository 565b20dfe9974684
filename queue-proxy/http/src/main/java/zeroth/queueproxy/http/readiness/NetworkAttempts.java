package zeroth.queueproxy.http.readiness;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
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
    private final NetClient net;
    private final GrpcHealth grpc;

    NetworkAttempts(Vertx vertx, Timer timer) {
        this.timer = timer;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setMaxRedirects(REDIRECTS_AT_MOST));
        this.net = vertx.createNetClient();
        this.grpc = new GrpcHealth(vertx);
    }

    @Override
    public Future<Boolean> attempt(Check check, Duration within) {
        Promise<Boolean> answer = Promise.promise();
        Timer.Pending late = timer.after(within, () -> answer.tryComplete(false));
        Future<Boolean> asked = switch (check) {
            case Http get -> get(get, answer);
            case Tcp tcp ->
                net.connect(tcp.port(), tcp.host()).compose(NetSocket::close).map(true);
            case Grpc health -> grpc.check(health, answer);
        };
        asked.onComplete(came -> {
            late.cancel();
            answer.tryComplete(came.succeeded() && came.result());
        });
        return answer.future();
    }

    @Override
    public void close() {
        http.close();
        net.close();
        grpc.close();
    }

    private Future<Boolean> get(Http get, Promise<Boolean> answer) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setSsl(get.scheme() == Scheme.HTTPS)
                .setHost(get.host())
                .setPort(get.port())
                .setURI(get.path())
                .setFollowRedirects(true)
                .putHeader("User-Agent", AGENT);
        get.headers().forEach(header -> options.addHeader(header.getKey(), header.getValue()));
        return http.request(options).compose(request -> send(request, answer)).compose(NetworkAttempts::judge);
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
