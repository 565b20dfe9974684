package zeroth.queueproxy.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import zeroth.queueproxy.http.readiness.Probe;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.http.telemetry.Observability;
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
    public QueueProxySettings {
        readiness = List.copyOf(readiness);
    }

    /**
     * Reads the environment of Knative's queue-proxy container.
     *
     * @throws IllegalArgumentException with a line for each variable that is missing or wrong
     */
    public static QueueProxySettings fromEnvironment(Map<String, String> variables) {
        return new EnvironmentReader(variables).read();
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
                observability.scrapedAt(otherHost),
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

    /** Ports of the listeners; 0 is any free port. */
    public record ListenPorts(int serving, int admin, int metrics, int tls, int userMetrics, int profiling) {
        public static final ListenPorts ANY_FREE = new ListenPorts(0, 0, 0, 0, 0, 0);
    }
}
