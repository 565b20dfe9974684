package zeroth.queueproxy.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Ports;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.readiness.Probe;
import zeroth.queueproxy.http.readiness.ProbeDecoder;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.telemetry.ObservabilityDecoder;
import zeroth.queueproxy.http.tls.KeyFiles;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/**
 * What a queue-proxy must know.
 *
 * @param pod whose it is
 * @param host the address to listen on
 * @param ports where it listens
 * @param userPort where the user's process listens, on the loopback address
 * @param concurrency how many requests that process takes at once
 * @param timeouts how long a request may take
 * @param readiness the user's probes; none for a pod that is always ready
 * @param observability what is told of requests
 * @param tls the certificate of the TLS port, which is closed without one
 * @param quietPeriod how long no request may arrive before {@code /wait-for-drain} answers
 */
public record QueueProxySettings(
        PodIdentity pod,
        String host,
        ListenPorts ports,
        int userPort,
        ConcurrencyLimit concurrency,
        RequestTimeouts timeouts,
        List<Probe> readiness,
        Observability observability,
        TlsSettings tls,
        Duration quietPeriod) {
    /** Knative's, which covers the time that a cluster needs to take a pod out of its endpoints. */
    private static final Duration QUIET_PERIOD = Duration.ofSeconds(30);

    /** Where Knative mounts the Secret {@code serving-certs}. */
    private static final Path CERTIFICATES = Path.of("/var/lib/knative/certs");

    private static final String EVERYWHERE = "0.0.0.0";

    public QueueProxySettings {
        readiness = List.copyOf(readiness);
    }

    /**
     * Reads the environment of Knative's queue-proxy container.
     *
     * @throws IllegalArgumentException with a line for each variable that is missing or wrong
     */
    public static QueueProxySettings fromEnvironment(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        Observability observability = environment.optional(
                EnvironmentKeys.OBSERVABILITY_CONFIG, ObservabilityDecoder::decode, Observability.NONE);
        QueueProxySettings settings = new QueueProxySettings(
                pod(environment),
                EVERYWHERE,
                ports(environment, observability),
                environment.required(EnvironmentKeys.USER_PORT, Environment::port, 0),
                environment.required(
                        EnvironmentKeys.CONTAINER_CONCURRENCY,
                        value -> ConcurrencyLimit.of(Environment.wholeNumber(value)),
                        ConcurrencyLimit.UNLIMITED),
                timeouts(environment),
                readiness(environment),
                observability,
                new TlsSettings(KeyFiles.in(CERTIFICATES), tls(environment)),
                QUIET_PERIOD);
        checkOnly(environment);
        environment.refuseProblems();
        return settings;
    }

    /** The same, listening elsewhere: a port of 0 is any free one. */
    public QueueProxySettings listeningOn(String otherHost, ListenPorts otherPorts) {
        return new QueueProxySettings(
                pod,
                otherHost,
                otherPorts,
                userPort,
                concurrency,
                timeouts,
                readiness,
                observability,
                tls,
                quietPeriod);
    }

    /** The same, for a process that listens on another port. */
    public QueueProxySettings forwardingTo(int otherUserPort) {
        return new QueueProxySettings(
                pod, host, ports, otherUserPort, concurrency, timeouts, readiness, observability, tls, quietPeriod);
    }

    /** The same, with another certificate. */
    public QueueProxySettings withTls(TlsSettings other) {
        return new QueueProxySettings(
                pod, host, ports, userPort, concurrency, timeouts, readiness, observability, other, quietPeriod);
    }

    private static PodIdentity pod(Environment environment) {
        return new PodIdentity(
                new RevisionId(
                        environment.text(EnvironmentKeys.SERVING_NAMESPACE),
                        environment.text(EnvironmentKeys.SERVING_REVISION)),
                environment.optional(EnvironmentKeys.SERVING_SERVICE, value -> value, ""),
                environment.text(EnvironmentKeys.SERVING_CONFIGURATION),
                environment.text(EnvironmentKeys.SERVING_POD),
                environment.text(EnvironmentKeys.SERVING_POD_IP));
    }

    private static ListenPorts ports(Environment environment, Observability observability) {
        return new ListenPorts(
                environment.required(EnvironmentKeys.QUEUE_SERVING_PORT, Environment::port, 0),
                Ports.QUEUE_ADMIN,
                Ports.AUTOSCALING_METRICS,
                environment.required(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, Environment::port, 0),
                observability.requestMetrics() instanceof Observability.Metrics.Prometheus prometheus
                        ? prometheus.port()
                        : Ports.USER_METRICS);
    }

    /** An empty variable is one that is not set, as Knative's controller writes them. */
    private static TlsRules tls(Environment environment) {
        TlsRules usual = TlsRules.DEFAULT;
        return new TlsRules(
                environment.optional(
                        EnvironmentKeys.QUEUE_PROXY_TLS_MIN_VERSION,
                        value -> value.isEmpty() ? usual.minimum() : TlsRules.version(value),
                        usual.minimum()),
                environment.optional(
                        EnvironmentKeys.QUEUE_PROXY_TLS_MAX_VERSION,
                        value -> value.isEmpty() ? usual.maximum() : TlsRules.version(value),
                        usual.maximum()),
                environment.optional(EnvironmentKeys.QUEUE_PROXY_TLS_CIPHER_SUITES, TlsRules::suites, usual.suites()),
                environment.optional(
                        EnvironmentKeys.QUEUE_PROXY_TLS_CURVE_PREFERENCES, TlsRules::groups, usual.groups()));
    }

    private static RequestTimeouts timeouts(Environment environment) {
        return new RequestTimeouts(
                Duration.ofSeconds(
                        environment.required(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, Environment::wholeNumber, 0)),
                seconds(environment, EnvironmentKeys.REVISION_RESPONSE_START_TIMEOUT_SECONDS),
                seconds(environment, EnvironmentKeys.REVISION_IDLE_TIMEOUT_SECONDS));
    }

    private static Optional<Duration> seconds(Environment environment, String key) {
        int seconds = environment.optional(key, Environment::wholeNumber, 0);
        return seconds <= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private static List<Probe> readiness(Environment environment) {
        ProbeDecoder decoder = new ProbeDecoder(
                environment.flag(EnvironmentKeys.ENABLE_MULTI_CONTAINER_PROBES)
                        ? ProbeDecoder.Shape.ARRAY
                        : ProbeDecoder.Shape.OBJECT,
                environment.flag(EnvironmentKeys.ENABLE_HTTP2_AUTO_DETECTION)
                        ? Probe.Version.DETECTED
                        : Probe.Version.HTTP_1_1);
        return environment.optional(EnvironmentKeys.SERVING_READINESS_PROBE, decoder::decode, List.of());
    }

    /** What must be there and well-formed, as upstream sees to it, and changes nothing: both ways are always open here. */
    private static void checkOnly(Environment environment) {
        environment.flag(EnvironmentKeys.ENABLE_HTTP_FULL_DUPLEX);
        environment.text(EnvironmentKeys.SERVING_LOGGING_CONFIG);
        environment.text(EnvironmentKeys.SERVING_LOGGING_LEVEL);
    }

    /** Ports of the listeners; 0 is any free port. */
    public record ListenPorts(int serving, int admin, int metrics, int tls, int userMetrics) {
        public static final ListenPorts ANY_FREE = new ListenPorts(0, 0, 0, 0, 0);
    }
}
