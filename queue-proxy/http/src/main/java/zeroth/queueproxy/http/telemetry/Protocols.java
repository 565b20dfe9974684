package zeroth.queueproxy.http.telemetry;

import java.time.Duration;
import java.util.Optional;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;

/** Upstream's names of the ways on which metrics and traces leave a process. */
public final class Protocols {
    private static final String NONE = "none";
    private static final String HTTP = "http/protobuf";
    private static final String GRPC = "grpc";
    private static final String PROMETHEUS = "prometheus";
    private static final String STDOUT = "stdout";

    private Protocols() {}

    /**
     * Where traces go.
     *
     * @throws IllegalArgumentException whose message begins with {@code protocol}
     */
    public static Tracing tracing(String protocol, String endpoint, double rate) {
        return switch (protocol) {
            case "", NONE -> new Tracing.Off();
            case STDOUT -> new Tracing.Print();
            case HTTP, GRPC -> new Tracing.Push(collector(protocol, endpoint), Sampling.of(rate));
            default -> throw unknown(protocol, "none, stdout, http/protobuf or grpc");
        };
    }

    /**
     * Where metrics go.
     *
     * @param port where they are scraped, if the endpoint does not say
     * @param interval and {@code temporality} of a push
     * @throws IllegalArgumentException whose message begins with {@code protocol} or {@code endpoint}
     */
    public static Metrics metrics(
            String protocol, String endpoint, int port, Duration interval, Temporality temporality) {
        return switch (protocol) {
            case "", NONE -> new Metrics.Off();
            case PROMETHEUS -> endpoint.isEmpty() ? scraped("", port) : scraped(endpoint);
            case HTTP, GRPC -> new Metrics.Push(collector(protocol, endpoint), interval, temporality);
            default -> throw unknown(protocol, "none, prometheus, http/protobuf or grpc");
        };
    }

    private static Metrics scraped(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        try {
            return scraped(endpoint.substring(0, Math.max(0, colon)), Integer.parseInt(endpoint.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("endpoint: " + endpoint + " (expected: host and port)", e);
        }
    }

    private static Metrics scraped(String host, int port) {
        return new Metrics.Prometheus(host, port, Optional.empty());
    }

    private static Collector collector(String protocol, String endpoint) {
        return new Collector(protocol.equals(GRPC) ? Collector.Protocol.GRPC : Collector.Protocol.HTTP, endpoint);
    }

    private static IllegalArgumentException unknown(String protocol, String known) {
        return new IllegalArgumentException("protocol: " + protocol + " (expected: " + known + ")");
    }
}
