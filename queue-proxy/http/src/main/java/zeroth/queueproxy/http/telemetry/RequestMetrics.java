package zeroth.queueproxy.http.telemetry;

import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.stage.Encrypted;

/**
 * Metrics of requests, under upstream's names. Two stages take them: one sees requests as they come, with the time that
 * they wait, the other as the user's process gets them. Confined to one event loop.
 */
public final class RequestMetrics {
    /** How many requests run and wait. */
    static final Instrument DEPTH = new Instrument(
            "kn.serving.queue.depth",
            Instrument.Unit.REQUESTS,
            "Number of current items in the queue",
            Instrument.QUEUE);

    private static final double NANOS = 1e9;
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    private final InstantSource clock;
    private final int userPort;
    private final Supplier<OptionalLong> depth;
    private OptionalLong lastDepth = OptionalLong.empty();

    private final Histogram invocation =
            Histogram.ofSeconds("kn.serving.invocation.duration", "The duration of task execution", Instrument.QUEUE);
    private final Histogram serverDuration =
            Histogram.ofSeconds("http.server.request.duration", "Duration of HTTP server requests.", Instrument.HTTP);
    private final Histogram requestSize =
            Histogram.ofBytes("http.server.request.body.size", "Size of HTTP server request bodies.", Instrument.HTTP);
    private final Histogram responseSize = Histogram.ofBytes(
            "http.server.response.body.size", "Size of HTTP server response bodies.", Instrument.HTTP);
    private final Histogram clientDuration =
            Histogram.ofSeconds("http.client.request.duration", "Duration of HTTP client requests.", Instrument.HTTP);
    private final Histogram clientSize =
            Histogram.ofBytes("http.client.request.body.size", "Size of HTTP client request bodies.", Instrument.HTTP);

    /**
     * Metrics of a pod.
     *
     * @param userPort where its process listens
     * @param depth requests that run and wait, where they are limited
     */
    public RequestMetrics(InstantSource clock, int userPort, Supplier<OptionalLong> depth) {
        this.clock = clock;
        this.userPort = userPort;
        this.depth = depth;
    }

    /** The outer stage. */
    public void outside(Exchange exchange, Stage.Next next) {
        Instant begun = clock.instant();
        // Now, since the host changes on its way.
        Attributes known = server(exchange);
        exchange.onEnd(ending -> {
            Attributes all = known.and(status(exchange));
            serverDuration.observe(all, since(begun));
            requestSize.observe(all, (double) exchange.request().bytesRead());
            responseSize.observe(all, (double) exchange.bytesWritten());
        });
        next.handle(exchange);
    }

    /** The inner stage, where requests no longer wait. */
    public void inside(Exchange exchange, Stage.Next next) {
        Instant begun = clock.instant();
        lastDepth = depth.get();
        exchange.onEnd(ending -> {
            Attributes all = request(exchange)
                    .and(
                            Attribute.of("server.address", "127.0.0.1"),
                            Attribute.of("server.port", userPort),
                            Attribute.of("url.scheme", "http"),
                            status(exchange));
            invocation.observe(Attributes.of(status(exchange)), since(begun));
            clientDuration.observe(all, since(begun));
            clientSize.observe(all, (double) exchange.request().bytesRead());
        });
        next.handle(exchange);
    }

    /** As the last request found it that began to run, where requests are limited. */
    OptionalLong depth() {
        return lastDepth;
    }

    List<Histogram> histograms() {
        return List.of(invocation, serverDuration, requestSize, responseSize, clientDuration, clientSize);
    }

    private double since(Instant begun) {
        return Duration.between(begun, clock.instant()).toNanos() / NANOS;
    }

    private static Attributes request(Exchange exchange) {
        String method = exchange.method().name();
        return Attributes.of(
                Attribute.of("http.request.method", METHODS.contains(method) ? method : "_OTHER"),
                Attribute.of("network.protocol.name", "http"),
                Attribute.of(
                        "network.protocol.version", version(exchange.request().version())),
                Attribute.of("kn.route.tag", RouteTag.of(exchange.headers())));
    }

    private static Attributes server(Exchange exchange) {
        boolean encrypted = Encrypted.protocol(exchange).isPresent();
        return address(request(exchange), exchange.host())
                .and(Attribute.of("url.scheme", encrypted ? "https" : "http"));
    }

    /** A port that is none is part of what a client made up. */
    private static Attributes address(Attributes request, String host) {
        int colon = host.lastIndexOf(':');
        String port = colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
        return port.matches("\\d{1,5}")
                ? request.and(
                        Attribute.of("server.address", host.substring(0, colon)),
                        Attribute.of("server.port", Integer.parseInt(port)))
                : request.and(Attribute.of("server.address", host));
    }

    private static Attribute status(Exchange exchange) {
        return Attribute.of("http.response.status_code", exchange.status());
    }

    private static String version(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2";
        };
    }
}
