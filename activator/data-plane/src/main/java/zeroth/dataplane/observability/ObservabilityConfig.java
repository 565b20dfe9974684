package zeroth.dataplane.observability;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import zeroth.api.notation.GoDuration;
import zeroth.names.Ports;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Profiling;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;
import zeroth.queueproxy.http.telemetry.OpenTelemetryVariables;
import zeroth.queueproxy.http.telemetry.PrometheusVariables;
import zeroth.queueproxy.http.telemetry.Protocols;
import zeroth.queueproxy.http.tls.TlsVariables;

/** What {@code config-observability} asks an activator to tell of itself, which is read once, as upstream does. */
public record ObservabilityConfig(Map<String, String> data) {
    private static final String METRICS = "metrics-";
    private static final String TRACING = "tracing-";
    private static final String SCRAPING_TLS = "METRICS_PROMETHEUS_TLS_";
    private static final String PROTOCOL = "protocol";
    private static final String ENDPOINT = "endpoint";

    /** OpenTelemetry's. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);

    /**
     * What it says, and {@code variables} of the environment instead.
     *
     * @throws IllegalArgumentException with a sentence that names the key or the variable
     */
    public Observability read(Map<String, String> variables) {
        Observability configured = new Observability(metrics(), tracing(), Optional.empty(), Profiling.OFF, Map.of());
        Observability told = OpenTelemetryVariables.over(configured, variables);
        return told.requestMetrics() instanceof Metrics.Prometheus scraped
                ? told.with(PrometheusVariables.over(scraped, variables, TlsVariables.read(variables, SCRAPING_TLS)))
                : told;
    }

    private Tracing tracing() {
        double rate =
                find(TRACING + "sampling-rate").map(ObservabilityConfig::rate).orElse(0.0);
        Tracing tracing =
                named(TRACING, () -> Protocols.tracing(text(TRACING + PROTOCOL), text(TRACING + ENDPOINT), rate));
        if (tracing instanceof Tracing.Push) {
            requireEndpoint(TRACING);
        }
        return tracing;
    }

    private Metrics metrics() {
        Duration interval = find(METRICS + "export-interval")
                .map(ObservabilityConfig::interval)
                .orElse(USUAL_INTERVAL);
        Metrics metrics = named(
                METRICS,
                () -> Protocols.metrics(
                        text(METRICS + PROTOCOL),
                        text(METRICS + ENDPOINT),
                        Ports.AUTOSCALING_METRICS,
                        interval,
                        Temporality.CUMULATIVE));
        if (metrics instanceof Metrics.Push) {
            requireEndpoint(METRICS);
        }
        return metrics;
    }

    private void requireEndpoint(String prefix) {
        if (text(prefix + ENDPOINT).isEmpty()) {
            throw refused(prefix + ENDPOINT + ": missing (expected: a URL, since " + prefix + PROTOCOL + " is "
                    + text(prefix + PROTOCOL) + ")");
        }
    }

    private String text(String key) {
        return find(key).orElse("");
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(data.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static <T> T named(String prefix, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("config-observability: " + prefix + e.getMessage(), e);
        }
    }

    private static double rate(String text) {
        double rate = number(text);
        if (rate >= 0 && rate <= 1) {
            return rate;
        }
        throw refused(TRACING + "sampling-rate: " + text + " (expected: from 0 to 1)");
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Duration interval(String text) {
        return GoDuration.parse(text)
                .filter(interval -> !interval.isNegative())
                .map(interval -> interval.isZero() ? USUAL_INTERVAL : interval)
                .orElseThrow(
                        () -> refused(METRICS + "export-interval: " + text + " (expected: a duration such as 60s)"));
    }

    private static IllegalArgumentException refused(String sentence) {
        return new IllegalArgumentException("config-observability: " + sentence);
    }
}
