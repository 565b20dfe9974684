package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Collector.Protocol;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.time.Timer;

/**
 * Sends spans to a collector, in OTLP over HTTP or gRPC: many at a time, and none more often than once. It holds a bounded
 * number, with OpenTelemetry's limits; a collector that does not answer costs spans, never requests. Confined to one event
 * loop.
 */
public final class SpanExport {
    private static final Logger LOG = System.getLogger(SpanExport.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int BATCH = 512;
    private static final int HELD_AT_MOST = 2048;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final String SCOPE = "knative.dev/serving/pkg/queue";
    private static final String METHOD = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    private final Protocol protocol;
    private final URI collector;
    private final Resource resource;
    private final Timer timer;
    private final HttpClient client;
    private final List<Span> held = new ArrayList<>();
    private boolean sending;
    private Timer.Pending next;

    public SpanExport(Vertx vertx, Timer timer, Collector to, Resource resource) {
        this.protocol = to.protocol();
        this.collector = uri(to);
        this.resource = resource;
        this.timer = timer;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setUseAlpn(true)
                .setProtocolVersion(protocol == Protocol.GRPC ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setHttp2ClearTextUpgrade(false));
        this.next = timer.after(PERIOD, this::tick);
    }

    /** Follows requests, and sends what it sees of them. */
    public Tracer tracer(Sampling sampling, InstantSource clock, RandomGenerator random) {
        return new Tracer(sampling, clock, random, this::add);
    }

    /** Sends what is left; completes when that was taken, or was not. */
    public Future<Void> close() {
        next.cancel();
        return send().compose(sent -> client.close());
    }

    private void add(Span span) {
        if (held.size() < HELD_AT_MOST) {
            held.add(span);
        }
        if (held.size() >= BATCH && !sending) {
            send();
        }
    }

    private void tick() {
        next = timer.after(PERIOD, this::tick);
        send();
    }

    private Future<Void> send() {
        if (held.isEmpty()) {
            return Future.succeededFuture();
        }
        Buffer message = Buffer.buffer(request(held).toBytes());
        held.clear();
        sending = true;
        return client.request(options())
                .compose(request -> send(request, message))
                .onComplete(done -> sending = false)
                .onFailure(failure -> LOG.log(Level.DEBUG, "The collector of traces took nothing: {0}", failure))
                .otherwiseEmpty();
    }

    private Future<Void> send(HttpClientRequest request, Buffer message) {
        return switch (protocol) {
            case HTTP ->
                request.putHeader("Content-Type", "application/x-protobuf")
                        .send(message)
                        .mapEmpty();
            case GRPC ->
                request.putHeader("content-type", "application/grpc")
                        .putHeader("te", "trailers")
                        .send(Buffer.buffer()
                                .appendByte((byte) 0)
                                .appendInt(message.length())
                                .appendBuffer(message))
                        .mapEmpty();
        };
    }

    private RequestOptions options() {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(collector.toString())
                .setTimeout(PATIENCE_MILLIS);
    }

    private Protobuf request(List<Span> spans) {
        Protobuf scoped = new Protobuf().message(1, new Protobuf().text(1, SCOPE));
        spans.forEach(span -> scoped.message(2, span.protobuf()));
        Protobuf described = new Protobuf();
        resource.attributes().forEach(attribute -> described.message(1, Span.attribute(attribute)));
        return new Protobuf().message(1, new Protobuf().message(1, described).message(2, scoped));
    }

    private static URI uri(Collector to) {
        String usual = to.protocol() == Protocol.GRPC ? "localhost:4317" : "localhost:4318";
        String endpoint = to.endpoint().isEmpty() ? usual : to.endpoint();
        URI uri = URI.create(endpoint.contains("://") ? endpoint : "http://" + endpoint);
        boolean bare = uri.getPath() == null || uri.getPath().length() <= 1;
        return switch (to.protocol()) {
            case HTTP -> bare ? uri.resolve("/v1/traces") : uri;
            case GRPC -> uri.resolve(METHOD);
        };
    }
}
