package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Collector.Protocol;
import zeroth.queueproxy.time.Timer;

/** Speaks OTLP, over HTTP or gRPC, to a collector, who has a while to take a message. Confined to one event loop. */
final class CollectorClient {
    /** OpenTelemetry's. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Protocol protocol;
    private final URI collector;
    private final Timer timer;
    private final HttpClient client;

    CollectorClient(Vertx vertx, Timer timer, Collector to, Signal signal) {
        this.protocol = to.protocol();
        this.collector = uri(to, signal);
        this.timer = timer;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setUseAlpn(true)
                .setProtocolVersion(protocol == Protocol.GRPC ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setHttp2ClearTextUpgrade(false));
    }

    /** Completes when the message was taken; fails if it was not, in time. */
    Future<Void> send(Protobuf message) {
        Promise<Void> taken = Promise.promise();
        Timer.Pending late = timer.after(PATIENCE, () -> taken.tryFail("no answer within " + PATIENCE));
        client.request(options())
                .compose(request -> {
                    taken.future().onFailure(failure -> request.reset());
                    return send(request, Buffer.buffer(message.toBytes())).compose(HttpClientResponse::end);
                })
                .onSuccess(taken::tryComplete)
                .onFailure(taken::tryFail);
        return taken.future().onComplete(done -> late.cancel());
    }

    Future<Void> close() {
        return client.close();
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, Buffer message) {
        return switch (protocol) {
            case HTTP ->
                request.putHeader("Content-Type", "application/x-protobuf").send(message);
            case GRPC ->
                request.putHeader("content-type", "application/grpc")
                        .putHeader("te", "trailers")
                        .send(Buffer.buffer()
                                .appendByte((byte) 0)
                                .appendInt(message.length())
                                .appendBuffer(message));
        };
    }

    private RequestOptions options() {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(collector.toString())
                .setTimeout(PATIENCE.toMillis());
    }

    private static URI uri(Collector to, Signal signal) {
        String usual = to.protocol() == Protocol.GRPC ? "http://localhost:4317" : "http://localhost:4318";
        String endpoint = to.endpoint().isEmpty() ? usual : to.endpoint();
        // As upstream: who does not say how, means safely.
        URI uri = URI.create(endpoint.contains("://") ? endpoint : "https://" + endpoint);
        boolean bare = uri.getPath() == null || uri.getPath().length() <= 1;
        return switch (to.protocol()) {
            case HTTP -> bare ? uri.resolve(signal.path) : uri;
            case GRPC -> uri.resolve(signal.method);
        };
    }

    /** What is told. */
    enum Signal {
        TRACES("/v1/traces", "/opentelemetry.proto.collector.trace.v1.TraceService/Export"),
        METRICS("/v1/metrics", "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export");

        private final String path;
        private final String method;

        Signal(String path, String method) {
            this.path = path;
            this.method = method;
        }
    }
}
