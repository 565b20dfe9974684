package zeroth.queueproxy.http.telemetry;

import java.time.Duration;
import java.util.Optional;
import zeroth.queueproxy.http.stage.LogTemplate;

/**
 * What is to be told of requests: {@code config-observability}, as a queue-proxy is given it.
 *
 * @param requestMetrics where metrics of requests go
 * @param tracing where traces go
 * @param requestLog a line for each request, if one is wanted
 */
public record Observability(Metrics requestMetrics, Tracing tracing, Optional<RequestLogging> requestLog) {
    /** Nothing at all, which is Knative's default. */
    public static final Observability NONE = new Observability(new Metrics.Off(), new Tracing.Off(), Optional.empty());

    /** Where metrics go. */
    public sealed interface Metrics {
        /** Nowhere: they are not even taken. */
        record Off() implements Metrics {}

        /** To who scrapes them; an empty host is every address. */
        record Prometheus(String host, int port) implements Metrics {}

        /** To a collector, again and again. */
        record Push(Collector collector, Duration interval) implements Metrics {}
    }

    /** Where traces go. */
    public sealed interface Tracing {
        /** Nowhere; a {@code traceparent} that comes is passed on. */
        record Off() implements Tracing {}

        /** To a collector. */
        record Push(Collector collector, Sampling sampling) implements Tracing {}

        /** To the standard output, all of them. */
        record Print() implements Tracing {}
    }

    /**
     * Somebody who speaks OTLP.
     *
     * @param endpoint a URL, or host and port
     */
    public record Collector(Protocol protocol, String endpoint) {
        /** How OTLP's messages travel. */
        public enum Protocol {
            HTTP,
            GRPC
        }
    }

    /**
     * Which requests are traced.
     *
     * @param rate the part of those whose caller did not decide; whoever did is followed, unless it is all or none
     */
    public record Sampling(double rate) {}

    /** How requests are logged. */
    public record RequestLogging(LogTemplate template, Probed probes) {
        /** Whether probes are logged. */
        public enum Probed {
            LOGGED,
            LEFT_OUT
        }
    }
}
