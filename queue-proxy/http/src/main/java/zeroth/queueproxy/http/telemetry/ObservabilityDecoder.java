package zeroth.queueproxy.http.telemetry;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import zeroth.names.Ports;
import zeroth.queueproxy.http.stage.LogTemplate;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Profiling;
import zeroth.queueproxy.http.telemetry.Observability.RequestLogging;
import zeroth.queueproxy.http.telemetry.Observability.RequestLogging.Probed;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Observability.Tracing;

/**
 * Reads {@code OBSERVABILITY_CONFIG}: JSON as Go writes it, with durations in nanoseconds and without what is empty, so
 * that a template that is not there is the default one.
 */
public final class ObservabilityDecoder {
    private static final Logger LOG = System.getLogger(ObservabilityDecoder.class.getName());
    private static final Duration EXPORT_INTERVAL = Duration.ofSeconds(60);

    private ObservabilityDecoder() {}

    /**
     * What it says; nothing is asked for by a text that is empty.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static Observability decode(String json) {
        try {
            return json.isBlank() ? Observability.NONE : decode(new JsonObject(json));
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException(json + " (expected: the JSON that Knative's controller writes)", e);
        }
    }

    private static Observability decode(JsonObject json) {
        return new Observability(
                metrics(json.getJsonObject("requestMetrics", new JsonObject())),
                tracing(json.getJsonObject("tracing", new JsonObject())),
                requestLog(json),
                profiling(json.getJsonObject("runtime", new JsonObject())),
                Map.of());
    }

    private static Profiling profiling(JsonObject json) {
        return "enabled".equalsIgnoreCase(json.getString("profiling", "")) ? Profiling.ON : Profiling.OFF;
    }

    private static Metrics metrics(JsonObject json) {
        return naming(
                "requestMetrics.",
                () -> Protocols.metrics(
                        json.getString("protocol", ""),
                        json.getString("endpoint", ""),
                        Ports.USER_METRICS,
                        every(json),
                        temporality(json.getString("temporalityPreference", ""))));
    }

    /** Upstream's third, for little memory, means the same of what is measured here. */
    static Temporality temporality(String preference) {
        return switch (preference.toLowerCase(Locale.ROOT)) {
            case "delta", "lowmemory" -> Temporality.DELTA;
            default -> Temporality.CUMULATIVE;
        };
    }

    private static Duration every(JsonObject json) {
        long nanos = json.getLong("exportInterval", 0L);
        return nanos > 0 ? Duration.ofNanos(nanos) : EXPORT_INTERVAL;
    }

    private static Tracing tracing(JsonObject json) {
        return naming(
                "tracing.",
                () -> Protocols.tracing(
                        json.getString("protocol", ""),
                        json.getString("endpoint", ""),
                        json.getDouble("samplingRate", 0.0)));
    }

    private static <T> T naming(String of, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(of + e.getMessage(), e);
        }
    }

    private static Optional<RequestLogging> requestLog(JsonObject json) {
        if (!json.getBoolean("enableRequestLog", false)) {
            return Optional.empty();
        }
        Probed probes = json.getBoolean("enableProbeRequestLog", false) ? Probed.LOGGED : Probed.LEFT_OUT;
        return template(json.getString("requestLogTemplate", "")).map(template -> new RequestLogging(template, probes));
    }

    /** As upstream: a template that cannot be read is the end of the request log, not of the pod. */
    private static Optional<LogTemplate> template(String source) {
        try {
            return Optional.of(source.isEmpty() ? LogTemplate.DEFAULT : LogTemplate.parse(source));
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "Requests are not logged: {0}", e.getMessage());
            return Optional.empty();
        }
    }
}
