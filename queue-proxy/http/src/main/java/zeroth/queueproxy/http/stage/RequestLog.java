package zeroth.queueproxy.http.stage;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Stage;

/**
 * Writes a line for each request when it has ended, as its template says: Knative's request log. While there is no
 * template there are no lines, and it costs nothing.
 */
public final class RequestLog implements Stage {
    private static final int NANO_DIGITS = 9;
    private static final int TRACE_ID = 1;

    private final InstantSource clock;
    private final Supplier<Optional<LogTemplate>> template;
    private final Function<Exchange, Map<String, String>> revision;
    private final Consumer<String> lines;

    /** {@code revision} gives the fields that begin with {@code Revision}. */
    public RequestLog(
            InstantSource clock,
            Supplier<Optional<LogTemplate>> template,
            Function<Exchange, Map<String, String>> revision,
            Consumer<String> lines) {
        this.clock = clock;
        this.template = template;
        this.revision = revision;
        this.lines = lines;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        template.get().ifPresent(known -> watch(exchange, known));
        next.handle(exchange);
    }

    private void watch(Exchange exchange, LogTemplate known) {
        Instant begun = clock.instant();
        // Now, since the headers change on their way.
        Map<String, String> fields = request(exchange, known);
        exchange.onEnd(ending -> {
            fields.putAll(response(exchange, Duration.between(begun, clock.instant())));
            fields.putAll(revision.apply(exchange));
            lines.accept(line(known.render(fields)));
        });
    }

    /** Whoever takes lines ends them. */
    private static String line(String rendered) {
        return rendered.endsWith("\n") ? rendered.substring(0, rendered.length() - 1) : rendered;
    }

    private static Map<String, String> request(Exchange exchange, LogTemplate known) {
        MultiMap headers = exchange.headers();
        Map<String, String> fields = new HashMap<>();
        fields.put("Request.Method", exchange.method().name());
        fields.put("Request.RequestURI", exchange.uri());
        fields.put("Request.Host", exchange.host());
        fields.put("Request.ContentLength", header(headers, "Content-Length", "0"));
        fields.put("Request.UserAgent", header(headers, "User-Agent", ""));
        fields.put("Request.Referer", header(headers, "Referer", ""));
        fields.put("Request.RemoteAddr", address(exchange.request().remoteAddress()));
        fields.put("Request.Proto", protocol(exchange.request().version()));
        fields.put("Request.URL", exchange.uri());
        fields.put(
                "Request.TLS",
                Encrypted.protocol(exchange).map(name -> "{" + name + "}").orElse("<nil>"));
        fields.put("TraceID", traceId(headers));
        for (String name : known.headers()) {
            fields.put(LogTemplate.first(name), header(headers, name, ""));
            fields.put(LogTemplate.all(name), "[" + String.join(" ", headers.getAll(name)) + "]");
        }
        return fields;
    }

    private static Map<String, String> response(Exchange exchange, Duration latency) {
        return Map.of(
                "Response.Code", Integer.toString(exchange.status()),
                "Response.Size", Long.toString(exchange.bytesWritten()),
                "Response.Latency", seconds(latency));
    }

    /** As Go writes them: no zeros that say nothing. */
    private static String seconds(Duration latency) {
        return BigDecimal.valueOf(latency.toNanos(), NANO_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The second part of {@code traceparent}, else Zipkin's header. */
    private static String traceId(MultiMap headers) {
        String[] parent = header(headers, "traceparent", "").split("-", -1);
        return parent.length > TRACE_ID ? parent[TRACE_ID] : header(headers, "X-B3-TraceId", "");
    }

    private static String address(SocketAddress peer) {
        return peer.hostAddress() + ":" + peer.port();
    }

    private static String protocol(HttpVersion version) {
        return switch (version) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            case HTTP_2 -> "HTTP/2.0";
        };
    }

    private static String header(MultiMap headers, String name, String otherwise) {
        String value = headers.get(name);
        return value == null ? otherwise : value;
    }
}
