package zeroth.dataplane.standin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroth.api.notation.GoDuration;
import zeroth.dataplane.QueueBounds;
import zeroth.dataplane.log.LogLevelSetting;
import zeroth.dataplane.log.RequestLogSetting;
import zeroth.names.Ports;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsVariables;

/**
 * What an activator's Deployment tells it.
 *
 * @param pod its name in reports and logs
 * @param address its pod's IP, by which it finds its place among activators
 * @param systemNamespace where ConfigMaps and the autoscaler's Service are
 * @param observability the name of the ConfigMap that says what is told of requests
 * @param logging the name of the one that says how much is logged
 * @param clusterDomain the domain that cluster-local hosts end in
 * @param autoscaler where it reports
 * @param probing how pods are asked whether they are there
 * @param ports where it listens
 * @param tls what a handshake may agree on
 * @param bounds how many requests may wait
 * @param telemetry variables that say where metrics and traces go, which win over the ConfigMap
 */
public record StandInSettings(
        String pod,
        String address,
        String systemNamespace,
        String observability,
        String logging,
        String clusterDomain,
        Peer autoscaler,
        Probing probing,
        ListenPorts ports,
        TlsRules tls,
        QueueBounds bounds,
        Map<String, String> telemetry) {
    private static final int AUTOSCALER_PORT = 8080;
    private static final int HIGHEST_PORT = 0xffff;

    public StandInSettings {
        telemetry = Map.copyOf(telemetry);
    }

    /** Another part of the installation. */
    public record Peer(String host, int port) {}

    /** {@code timeout} is a round's, {@code frequency} the time between two. */
    public record Probing(Duration timeout, Duration frequency) {}

    /** All speak HTTP/1.1 and HTTP/2, the third in TLS, if the installation has that; 0 is any free one. */
    public record ListenPorts(int http, int http2, int https, int profiling) {
        public static final ListenPorts ANY_FREE = new ListenPorts(0, 0, 0, 0);
    }

    /**
     * From upstream's variables.
     *
     * @throws IllegalArgumentException with a sentence that names the variable
     */
    public static StandInSettings fromEnvironment(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        String namespace = environment.required("SYSTEM_NAMESPACE");
        String domain = environment.find("CLUSTER_DOMAIN").orElseGet(ClusterDomain::ofThisPod);
        return new StandInSettings(
                environment.required("POD_NAME"),
                environment.required("POD_IP"),
                namespace,
                environment.text("CONFIG_OBSERVABILITY_NAME", RequestLogSetting.CONFIG_MAP),
                environment.text("CONFIG_LOGGING_NAME", LogLevelSetting.CONFIG_MAP),
                domain,
                new Peer("autoscaler.%s.svc.%s".formatted(namespace, domain), AUTOSCALER_PORT),
                new Probing(
                        environment.duration("PROBE_TIMEOUT", Duration.ofMillis(300)),
                        environment.duration("PROBE_FREQUENCY", Duration.ofMillis(200))),
                new ListenPorts(
                        Ports.BACKEND_HTTP,
                        Ports.BACKEND_HTTP2,
                        Ports.BACKEND_HTTPS,
                        environment.port("PROFILING_PORT", Ports.PROFILING)),
                TlsVariables.read(variables, "ACTIVATOR_TLS_"),
                QueueBounds.DEFAULT,
                environment.beginningWithOneOf("OTEL_", "METRICS_PROMETHEUS_"));
    }

    /** The same on other ports. */
    public StandInSettings listeningOn(ListenPorts others) {
        return new StandInSettings(
                pod,
                address,
                systemNamespace,
                observability,
                logging,
                clusterDomain,
                autoscaler,
                probing,
                others,
                tls,
                bounds,
                telemetry);
    }

    /** The same beside an autoscaler elsewhere. */
    public StandInSettings reportingTo(Peer other) {
        return new StandInSettings(
                pod,
                address,
                systemNamespace,
                observability,
                logging,
                clusterDomain,
                other,
                probing,
                ports,
                tls,
                bounds,
                telemetry);
    }

    /** Every address of the machine, in its pod's family. */
    String host() {
        return address.contains(":") ? "::" : "0.0.0.0";
    }

    /** Variables by name; one that is empty is as good as missing. */
    private record Environment(Map<String, String> variables) {
        String required(String key) {
            return find(key)
                    .orElseThrow(() -> new IllegalArgumentException(
                            key + ": missing (expected: set, as in the Deployment of Knative's activator)"));
        }

        String text(String key, String otherwise) {
            return find(key).orElse(otherwise);
        }

        Duration duration(String key, Duration otherwise) {
            return find(key)
                    .map(text -> GoDuration.parse(text)
                            .filter(Duration::isPositive)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "%s: \"%s\" (expected: a duration such as 300ms)".formatted(key, text))))
                    .orElse(otherwise);
        }

        int port(String key, int otherwise) {
            return find(key)
                    .map(text -> Optional.of(text)
                            .filter(digits -> digits.matches("\\d{1,5}"))
                            .map(Integer::parseInt)
                            .filter(port -> port <= HIGHEST_PORT)
                            .orElseThrow(() ->
                                    new IllegalArgumentException("%s: \"%s\" (expected: a port)".formatted(key, text))))
                    .orElse(otherwise);
        }

        Map<String, String> beginningWithOneOf(String... prefixes) {
            return variables.entrySet().stream()
                    .filter(variable -> Stream.of(prefixes).anyMatch(variable.getKey()::startsWith))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        Optional<String> find(String key) {
            return Optional.ofNullable(variables.get(key)).filter(value -> !value.isEmpty());
        }
    }
}
