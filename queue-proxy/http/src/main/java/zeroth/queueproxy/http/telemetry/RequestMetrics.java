package zeroth.queueproxy.http.telemetry;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
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
 * Metrics of requests, under upstream's names, as Prometheus reads them. Two stages take them: one sees requests as they
 * come, with the time that they wait, the other as the user's process gets them. Confined to one event loop.
 */
public final class RequestMetrics implements Handler<HttpServerRequest> {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final double NANOS = 1e9;
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");
    private static final String QUEUE = scope("knative.dev/serving/pkg/queue");
    private static final String OTELHTTP = scope("go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp");

    private final InstantSource clock;
    private final String resource;
    private final String userProcess;
    private final Supplier<OptionalLong> depth;
    private OptionalLong lastDepth = OptionalLong.empty();

    private final Histogram invocation =
            Histogram.ofSeconds("kn_serving_invocation_duration_seconds", "The duration of task execution", QUEUE);
    private final Histogram serverDuration =
            Histogram.ofSeconds("http_server_request_duration_seconds", "Duration of HTTP server requests.", OTELHTTP);
    private final Histogram requestSize =
            Histogram.ofBytes("http_server_request_body_size_bytes", "Size of HTTP server request bodies.", OTELHTTP);
    private final Histogram responseSize =
            Histogram.ofBytes("http_server_response_body_size_bytes", "Size of HTTP server response bodies.", OTELHTTP);
    private final Histogram clientDuration =
            Histogram.ofSeconds("http_client_request_duration_seconds", "Duration of HTTP client requests.", OTELHTTP);
    private final Histogram clientSize =
            Histogram.ofBytes("http_client_request_body_size_bytes", "Size of HTTP client request bodies.", OTELHTTP);

    /**
     * Metrics of a pod.
     *
     * @param resource what the pod is, as labels
     * @param userPort where its process listens
     * @param depth requests that run and wait, where they are limited
     */
    public RequestMetrics(InstantSource clock, Resource resource, int userPort, Supplier<OptionalLong> depth) {
        this.clock = clock;
        this.resource = resource.labels();
        this.userProcess =
                Label.of("server_address", "127.0.0.1") + "," + Label.of("server_port", Integer.toString(userPort));
        this.depth = depth;
    }

    /** The outer stage. */
    public void outside(Exchange exchange, Stage.Next next) {
        Instant begun = clock.instant();
        // Now, since the host changes on its way.
        String labels = request(exchange) + "," + server(exchange);
        exchange.onEnd(ending -> {
            String all = labels + "," + status(exchange);
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
            String all = request(exchange) + "," + userProcess + "," + Label.of("url_scheme", "http") + ","
                    + status(exchange);
            invocation.observe(status(exchange), since(begun));
            clientDuration.observe(all, since(begun));
            clientSize.observe(all, (double) exchange.request().bytesRead());
        });
        next.handle(exchange);
    }

    @Override
    public void handle(HttpServerRequest request) {
        if ("/metrics".equals(request.path())) {
            request.response().putHeader("Content-Type", TEXT).end(text());
        } else {
            request.response().setStatusCode(404).end("404 page not found\n");
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        lastDepth.ifPresent(value -> text.append("# HELP kn_serving_queue_depth Number of current items in the queue\n")
                .append("# TYPE kn_serving_queue_depth gauge\n")
                .append("kn_serving_queue_depth{" + QUEUE + "} ")
                .append(value)
                .append('\n'));
        List.of(invocation, serverDuration, requestSize, responseSize, clientDuration, clientSize)
                .forEach(histogram -> histogram.write(text));
        return text.append("# HELP target_info Target metadata\n# TYPE target_info gauge\ntarget_info{")
                .append(resource)
                .append("} 1\n")
                .toString();
    }

    private double since(Instant begun) {
        return Duration.between(begun, clock.instant()).toNanos() / NANOS;
    }

    private static String request(Exchange exchange) {
        String method = exchange.method().name();
        return Label.of("http_request_method", METHODS.contains(method) ? method : "_OTHER") + ","
                + Label.of("network_protocol_name", "http") + ","
                + Label.of(
                        "network_protocol_version", version(exchange.request().version())) + ","
                + Label.of("kn_route_tag", RouteTag.of(exchange.headers()));
    }

    private static String server(Exchange exchange) {
        String host = exchange.host();
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        String address = Label.of("server_address", hasPort ? host.substring(0, colon) : host);
        String port = hasPort ? "," + Label.of("server_port", host.substring(colon + 1)) : "";
        boolean encrypted = Encrypted.protocol(exchange).isPresent();
        return address + port + "," + Label.of("url_scheme", encrypted ? "https" : "http");
    }

    private static String status(Exchange exchange) {
        return Label.of("http_response_status_code", Integer.toString(exchange.status()));
    }

    private static String version(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            case HTTP_2 -> "2";
        };
    }

    private static String scope(String name) {
        return Label.of("otel_scope_name", name);
    }
}
