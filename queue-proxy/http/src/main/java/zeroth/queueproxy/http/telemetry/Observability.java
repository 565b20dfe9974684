package zeroth.queueproxy.http.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import zeroth.queueproxy.http.stage.LogTemplate;
import zeroth.queueproxy.http.tls.TlsSettings;

/**
 * What is to be told of requests: {@code config-observability}, as a queue-proxy is given it.
 *
 * @param requestMetrics where metrics of requests go
 * @param tracing where traces go
 * @param requestLog a line for each request, if one is wanted
 * @param profiling whether the process itself can be looked at
 * @param resource what the pod is called beside its names in Knative, under OpenTelemetry's names
 */
public record Observability(
        Metrics requestMetrics,
        Tracing tracing,
        Optional<RequestLogging> requestLog,
        Profiling profiling,
        Map<String, String> resource) {
    /** Nothing at all, which is Knative's default. */
    public static final Observability NONE =
            new Observability(new Metrics.Off(), new Tracing.Off(), Optional.empty(), Profiling.OFF, Map.of());

    public Observability {
        resource = Map.copyOf(resource);
    }

    /** The same, with metrics that go elsewhere. */
    public Observability with(Metrics other) {
        return new Observability(other, tracing, requestLog, profiling, resource);
    }

    /** The same, for a pod that has another address. */
    public Observability scrapedAt(String host) {
        return requestMetrics instanceof Metrics.Prometheus(String usual, int port, Optional<TlsSettings> tls)
                ? with(new Metrics.Prometheus(host, port, tls))
                : this;
    }

    /** Where metrics go. */
    public sealed interface Metrics {
        /** Nowhere: they are not even taken. */
        record Off() implements Metrics {}

        /** To who scrapes them, in TLS if there is a certificate for it; an empty host is that of the other ports. */
        record Prometheus(String host, int port, Optional<TlsSettings> tls) implements Metrics {}

        /** To a collector, again and again. */
        record Push(Collector collector, Duration interval, Temporality temporality) implements Metrics {}
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

    /** Since when a collector is told how much there was. */
    public enum Temporality {
        /** Since the start. */
        CUMULATIVE,
        /** Since it was told last. */
        DELTA
    }

    /** Whether there is a port at which the process can be looked at. */
    public enum Profiling {
        OFF,
        ON
    }

    /**
     * Which requests are traced.
     *
     * @param rate the part of those that nobody has decided on
     * @param caller who decides, if he did, or does not
     */
    public record Sampling(double rate, Caller caller) {
        /** As upstream: who calls is followed, unless it is all or none. */
        public static Sampling of(double rate) {
            return new Sampling(rate, rate >= 1 || rate <= 0 ? Caller.IS_NOT_ASKED : Caller.DECIDES);
        }

        /** Whether the caller has a say. */
        public enum Caller {
            DECIDES,
            IS_NOT_ASKED
        }
    }

    /** How requests are logged. */
    public record RequestLogging(LogTemplate template, Probed probes) {
        /** Whether probes are logged. */
        public enum Probed {
            LOGGED,
            LEFT_OUT
        }
    }
}
