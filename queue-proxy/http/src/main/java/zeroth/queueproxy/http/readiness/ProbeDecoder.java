package zeroth.queueproxy.http.readiness;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.queueproxy.http.readiness.Probe.Aggressive;
import zeroth.queueproxy.http.readiness.Probe.Check;
import zeroth.queueproxy.http.readiness.Probe.Grpc;
import zeroth.queueproxy.http.readiness.Probe.Http;
import zeroth.queueproxy.http.readiness.Probe.Once;
import zeroth.queueproxy.http.readiness.Probe.Pace;
import zeroth.queueproxy.http.readiness.Probe.Scheme;
import zeroth.queueproxy.http.readiness.Probe.Tcp;

/**
 * Reads {@code SERVING_READINESS_PROBE}: a Kubernetes Probe in JSON, or an array of them.
 *
 * @param version what HTTP probes speak
 */
public record ProbeDecoder(Shape shape, Probe.Version version) {
    private static final String LOOPBACK = "127.0.0.1";

    /**
     * The probes; none for a text that is empty.
     *
     * @throws IllegalArgumentException if it is no probe that we can run
     */
    public List<Probe> decode(String json) {
        try {
            return json.isBlank() ? List.of() : objects(json).map(this::probe).toList();
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(json + " (expected: a Probe)", e);
        }
    }

    private Stream<JsonObject> objects(String json) {
        return switch (parse(json)) {
            case JsonObject one when shape == Shape.OBJECT -> Stream.of(one);
            case JsonArray many when shape == Shape.ARRAY -> many.stream().map(JsonObject.class::cast);
            default -> throw new IllegalArgumentException(json + " (expected: " + shape.words + ")");
        };
    }

    private static Object parse(String json) {
        try {
            return Json.decodeValue(json);
        } catch (DecodeException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    private Probe probe(JsonObject probe) {
        return new Probe(check(probe), pace(probe));
    }

    private static Pace pace(JsonObject probe) {
        return probe.getInteger("periodSeconds", 0) > 0
                ? new Once(Duration.ofSeconds(Math.max(1, probe.getInteger("timeoutSeconds", 1))))
                : new Aggressive(Math.max(1, probe.getInteger("successThreshold", 1)));
    }

    private Check check(JsonObject probe) {
        if (probe.getJsonObject("httpGet") != null) {
            return http(probe.getJsonObject("httpGet"));
        }
        if (probe.getJsonObject("tcpSocket") != null) {
            JsonObject socket = probe.getJsonObject("tcpSocket");
            return new Tcp(host(socket), port(socket));
        }
        if (probe.getJsonObject("grpc") != null) {
            JsonObject grpc = probe.getJsonObject("grpc");
            String service = grpc.getString("service");
            return new Grpc(host(grpc), port(grpc), service == null ? "" : service);
        }
        throw unsupported(probe);
    }

    private Http http(JsonObject get) {
        String path = Optional.ofNullable(get.getString("path")).orElse("");
        return new Http(
                "https".equalsIgnoreCase(get.getString("scheme")) ? Scheme.HTTPS : Scheme.HTTP,
                host(get),
                port(get),
                path.startsWith("/") ? path : "/" + path,
                headers(get.getJsonArray("httpHeaders", new JsonArray())),
                version);
    }

    /** A {@code Host} among them has no effect upstream, and has none here. */
    private static List<Map.Entry<String, String>> headers(JsonArray headers) {
        return headers.stream()
                .map(JsonObject.class::cast)
                .map(header -> Map.entry(header.getString("name"), header.getString("value", "")))
                .filter(header -> !header.getKey().equalsIgnoreCase("Host"))
                .toList();
    }

    private static String host(JsonObject handler) {
        String host = handler.getString("host");
        return host == null || host.isEmpty() ? LOOPBACK : host;
    }

    private static int port(JsonObject handler) {
        try {
            return Integer.parseInt(String.valueOf(handler.getValue("port")));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("port " + handler.getValue("port") + " (expected: a number)", e);
        }
    }

    private static IllegalArgumentException unsupported(JsonObject probe) {
        String kind = probe.containsKey("exec") ? "exec" : "no handler";
        return new IllegalArgumentException(kind + " is not supported (expected: httpGet, tcpSocket or grpc)");
    }

    /** How the text is built: {@code ENABLE_MULTI_CONTAINER_PROBES} makes it an array. */
    public enum Shape {
        OBJECT("an object"),
        ARRAY("an array");

        private final String words;

        Shape(String words) {
            this.words = words;
        }
    }
}
