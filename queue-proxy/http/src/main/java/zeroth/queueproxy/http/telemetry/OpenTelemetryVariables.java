package zeroth.queueproxy.http.telemetry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.telemetry.Observability.Sampling.Caller;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;

/** OpenTelemetry's own environment variables, which win over Knative's configuration; one that is empty is not set. */
public final class OpenTelemetryVariables {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);

    private final Map<String, String> variables;

    private OpenTelemetryVariables(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * What was configured, with what they say instead.
     *
     * @throws IllegalArgumentException if one cannot be read
     */
    public static Observability over(Observability configured, Map<String, String> variables) {
        OpenTelemetryVariables read = new OpenTelemetryVariables(variables);
        return new Observability(
                read.metrics(configured.requestMetrics()),
                read.tracing(configured.tracing()),
                configured.requestLog(),
                configured.profiling(),
                read.resource());
    }

    private Metrics metrics(Metrics configured) {
        return configured instanceof Metrics.Push(Collector collector, Duration interval, Temporality temporality)
                ? new Metrics.Push(
                        collector(collector, "METRICS"),
                        value("OTEL_METRIC_EXPORT_INTERVAL")
                                .map(OpenTelemetryVariables::interval)
                                .orElse(interval),
                        value("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE")
                                .map(ObservabilityDecoder::temporality)
                                .orElse(temporality))
                : configured;
    }

    private Tracing tracing(Tracing configured) {
        return configured instanceof Tracing.Push(Collector collector, Sampling sampling)
                ? new Tracing.Push(collector(collector, "TRACES"), sampling(sampling))
                : configured;
    }

    /** One for what is told is used as it is; one for all gets the usual path. */
    private Collector collector(Collector configured, String told) {
        return value("OTEL_EXPORTER_OTLP_" + told + "_ENDPOINT")
                .or(() -> value("OTEL_EXPORTER_OTLP_ENDPOINT"))
                .map(endpoint -> new Collector(configured.protocol(), endpoint))
                .orElse(configured);
    }

    /** As upstream, which takes the rate alone only for all. */
    private Sampling sampling(Sampling configured) {
        Optional<Double> rate = value("OTEL_TRACES_SAMPLER_ARG").map(OpenTelemetryVariables::rate);
        return value("OTEL_TRACES_SAMPLER")
                .map(name -> sampler(name, rate.orElse(1.0)))
                .or(() -> rate.filter(all -> all >= 1).map(Sampling::of))
                .orElse(configured);
    }

    private static Sampling sampler(String name, double rate) {
        return switch (name) {
            case "always_on" -> new Sampling(1, Caller.IS_NOT_ASKED);
            case "always_off" -> new Sampling(0, Caller.IS_NOT_ASKED);
            case "traceidratio" -> new Sampling(rate, Caller.IS_NOT_ASKED);
            case "parentbased_always_on" -> new Sampling(1, Caller.DECIDES);
            case "parentbased_always_off" -> new Sampling(0, Caller.DECIDES);
            case "parentbased_traceidratio" -> new Sampling(rate, Caller.DECIDES);
            default ->
                throw new IllegalArgumentException("OTEL_TRACES_SAMPLER: " + name + " (expected: always_on, always_off,"
                        + " traceidratio, or one of these after parentbased_)");
        };
    }

    private Map<String, String> resource() {
        Map<String, String> all = new HashMap<>();
        value("OTEL_RESOURCE_ATTRIBUTES")
                .ifPresent(list -> Stream.of(list.split(",", -1))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .forEach(pair ->
                                all.put(pair[0].strip(), URLDecoder.decode(pair[1].strip(), StandardCharsets.UTF_8))));
        // Upstream's own name for the service wins over this one.
        all.remove(Resource.NAME);
        value("OTEL_SERVICE_NAME").ifPresent(name -> all.put(Resource.NAME, name));
        return all;
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isEmpty());
    }

    /** As Go's library: what is no number of milliseconds is as if it was not there. */
    private static Duration interval(String millis) {
        return millis.matches("[1-9]\\d{0,11}") ? Duration.ofMillis(Long.parseLong(millis)) : USUAL_INTERVAL;
    }

    private static double rate(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("OTEL_TRACES_SAMPLER_ARG: " + text + " (expected: a number)", e);
        }
    }
}
