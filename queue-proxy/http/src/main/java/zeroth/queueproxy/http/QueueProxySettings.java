package zeroth.queueproxy.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Ports;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/**
 * What a queue-proxy must know.
 *
 * @param revision whose pod this is
 * @param pod its name, under which it reports
 * @param host the address to listen on
 * @param ports where it listens
 * @param userPort where the user's process listens, on the loopback address
 * @param concurrency how many requests that process takes at once
 * @param timeouts how long a request may take
 * @param readinessProbe {@code SERVING_READINESS_PROBE}: JSON, empty for a pod that is always ready
 * @param quietPeriod how long no request may arrive before {@code /wait-for-drain} answers
 */
public record QueueProxySettings(
        RevisionId revision,
        String pod,
        String host,
        ListenPorts ports,
        int userPort,
        ConcurrencyLimit concurrency,
        RequestTimeouts timeouts,
        String readinessProbe,
        Duration quietPeriod) {
    /** Knative's, which covers the time that a cluster needs to take a pod out of its endpoints. */
    private static final Duration QUIET_PERIOD = Duration.ofSeconds(30);

    private static final String EVERYWHERE = "0.0.0.0";

    /** Reads the environment of Knative's queue-proxy container. */
    public static QueueProxySettings fromEnvironment(Map<String, String> environment) {
        Environment variables = new Environment(environment);
        return new QueueProxySettings(
                new RevisionId(
                        variables.text(EnvironmentKeys.SERVING_NAMESPACE),
                        variables.text(EnvironmentKeys.SERVING_REVISION)),
                variables.text(EnvironmentKeys.SERVING_POD),
                EVERYWHERE,
                new ListenPorts(
                        variables.port(EnvironmentKeys.QUEUE_SERVING_PORT),
                        Ports.QUEUE_ADMIN,
                        Ports.AUTOSCALING_METRICS),
                variables.port(EnvironmentKeys.USER_PORT),
                ConcurrencyLimit.of(variables.number(EnvironmentKeys.CONTAINER_CONCURRENCY)),
                timeouts(variables),
                variables.textOr(EnvironmentKeys.SERVING_READINESS_PROBE, ""),
                QUIET_PERIOD);
    }

    /** The same, listening elsewhere: a port of 0 is any free one. */
    public QueueProxySettings listeningOn(String otherHost, ListenPorts otherPorts) {
        return new QueueProxySettings(
                revision, pod, otherHost, otherPorts, userPort, concurrency, timeouts, readinessProbe, quietPeriod);
    }

    /** The same, for a process that listens on another port. */
    public QueueProxySettings forwardingTo(int otherUserPort) {
        return new QueueProxySettings(
                revision, pod, host, ports, otherUserPort, concurrency, timeouts, readinessProbe, quietPeriod);
    }

    private static RequestTimeouts timeouts(Environment variables) {
        return new RequestTimeouts(
                Duration.ofSeconds(variables.number(EnvironmentKeys.REVISION_TIMEOUT_SECONDS)),
                seconds(variables, EnvironmentKeys.REVISION_RESPONSE_START_TIMEOUT_SECONDS),
                seconds(variables, EnvironmentKeys.REVISION_IDLE_TIMEOUT_SECONDS));
    }

    private static Optional<Duration> seconds(Environment variables, String key) {
        int seconds = variables.numberOr(key, 0);
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** Ports of the three listeners; 0 is any free port. */
    public record ListenPorts(int serving, int admin, int metrics) {
        public static final ListenPorts ANY_FREE = new ListenPorts(0, 0, 0);
    }
}
