package zeroth.queueproxy.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Ports;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.readiness.Probe;
import zeroth.queueproxy.http.readiness.ProbeDecoder;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.ObservabilityDecoder;
import zeroth.queueproxy.http.telemetry.OpenTelemetryVariables;
import zeroth.queueproxy.http.telemetry.PrometheusVariables;
import zeroth.queueproxy.http.tls.KeyFiles;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.http.tls.TlsVariables;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/** Makes settings of the environment of Knative's queue-proxy container. Confined to whoever reads. */
final class EnvironmentReader {
    /** Knative's, which covers the time that a cluster needs to take a pod out of its endpoints. */
    private static final Duration QUIET_PERIOD = Duration.ofSeconds(30);

    /** Where Knative mounts the Secret {@code serving-certs}. */
    private static final Path CERTIFICATES = Path.of("/var/lib/knative/certs");

    private static final String EVERYWHERE = "0.0.0.0";
    private static final String PROFILING_PORT = "PROFILING_PORT";
    private static final String SERVING_TLS = "QUEUE_PROXY_TLS_";
    private static final String PROMETHEUS_TLS = "METRICS_PROMETHEUS_TLS_";

    private final Map<String, String> variables;
    private final Environment environment;

    EnvironmentReader(Map<String, String> variables) {
        this.variables = variables;
        this.environment = new Environment(variables);
    }

    /** All that is wrong is said at once. */
    QueueProxySettings read() {
        Observability observability = observability();
        QueueProxySettings settings = new QueueProxySettings(
                pod(),
                environment.optional(EnvironmentKeys.ZEROTH_QUEUE_HOST, host -> host, EVERYWHERE),
                ports(observability),
                environment.required(EnvironmentKeys.USER_PORT, Environment::port, 0),
                environment.required(
                        EnvironmentKeys.CONTAINER_CONCURRENCY,
                        value -> ConcurrencyLimit.of(Environment.wholeNumber(value)),
                        ConcurrencyLimit.UNLIMITED),
                timeouts(),
                readiness(),
                observability,
                new TlsSettings(KeyFiles.in(CERTIFICATES), tls(SERVING_TLS)),
                QUIET_PERIOD);
        checkOnly();
        environment.refuseProblems();
        return settings;
    }

    private Observability observability() {
        Observability configured = environment.optional(
                EnvironmentKeys.OBSERVABILITY_CONFIG, ObservabilityDecoder::decode, Observability.NONE);
        Observability told = environment.noting(() -> OpenTelemetryVariables.over(configured, variables), configured);
        return told.requestMetrics() instanceof Metrics.Prometheus scraped
                ? told.with(environment.noting(
                        () -> PrometheusVariables.over(scraped, variables, tls(PROMETHEUS_TLS)), scraped))
                : told;
    }

    private PodIdentity pod() {
        return new PodIdentity(
                new RevisionId(
                        environment.text(EnvironmentKeys.SERVING_NAMESPACE),
                        environment.text(EnvironmentKeys.SERVING_REVISION)),
                environment.optional(EnvironmentKeys.SERVING_SERVICE, value -> value, ""),
                environment.text(EnvironmentKeys.SERVING_CONFIGURATION),
                environment.text(EnvironmentKeys.SERVING_POD),
                environment.text(EnvironmentKeys.SERVING_POD_IP));
    }

    private ListenPorts ports(Observability observability) {
        return new ListenPorts(
                environment.required(EnvironmentKeys.QUEUE_SERVING_PORT, Environment::port, 0),
                environment.optional(EnvironmentKeys.ZEROTH_QUEUE_ADMIN_PORT, Environment::port, Ports.QUEUE_ADMIN),
                environment.optional(
                        EnvironmentKeys.ZEROTH_QUEUE_METRICS_PORT, Environment::port, Ports.AUTOSCALING_METRICS),
                environment.required(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, Environment::port, 0),
                observability.requestMetrics() instanceof Metrics.Prometheus prometheus
                        ? prometheus.port()
                        : Ports.USER_METRICS,
                environment.optional(PROFILING_PORT, Environment::port, Ports.PROFILING));
    }

    private TlsRules tls(String prefix) {
        return environment.noting(() -> TlsVariables.read(variables, prefix), TlsRules.DEFAULT);
    }

    private RequestTimeouts timeouts() {
        return new RequestTimeouts(
                Duration.ofSeconds(
                        environment.required(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, Environment::wholeNumber, 0)),
                seconds(EnvironmentKeys.REVISION_RESPONSE_START_TIMEOUT_SECONDS),
                seconds(EnvironmentKeys.REVISION_IDLE_TIMEOUT_SECONDS));
    }

    private Optional<Duration> seconds(String key) {
        int seconds = environment.optional(key, Environment::wholeNumber, 0);
        return seconds <= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private List<Probe> readiness() {
        ProbeDecoder decoder = new ProbeDecoder(
                environment.flag(EnvironmentKeys.ENABLE_MULTI_CONTAINER_PROBES)
                        ? ProbeDecoder.Shape.ARRAY
                        : ProbeDecoder.Shape.OBJECT,
                environment.flag(EnvironmentKeys.ENABLE_HTTP2_AUTO_DETECTION)
                        ? Probe.Version.DETECTED
                        : Probe.Version.HTTP_1_1);
        return environment.optional(EnvironmentKeys.SERVING_READINESS_PROBE, decoder::decode, List.of());
    }

    /** What must be there, as upstream sees to it: both ways are always open here, and the level is the program's affair. */
    private void checkOnly() {
        environment.flag(EnvironmentKeys.ENABLE_HTTP_FULL_DUPLEX);
        environment.text(EnvironmentKeys.SERVING_LOGGING_CONFIG);
        environment.text(EnvironmentKeys.SERVING_LOGGING_LEVEL);
    }
}
