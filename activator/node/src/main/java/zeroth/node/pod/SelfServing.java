package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zeroth.names.Annotations;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Ports;
import zeroth.node.environment.PortMap;

/** A program that serves what a queue-proxy would, in its own process, and needs to be told its ports on this machine. */
final class SelfServing {
    private static final List<String> PORTS = List.of(
            EnvironmentKeys.QUEUE_SERVING_PORT, EnvironmentKeys.QUEUE_SERVING_TLS_PORT, EnvironmentKeys.USER_PORT);

    private SelfServing() {}

    static boolean is(Container container) {
        return container.getEnv().stream()
                .anyMatch(variable -> EnvironmentKeys.ZEROTH_SIDECAR.equals(variable.getName())
                        && Annotations.NO_SIDECAR.equals(variable.getValue()));
    }

    /** What a cluster would say, with the ports of this machine. */
    static Map<String, String> environment(Map<String, String> declared, PortMap ports) {
        Map<String, String> mapped = new HashMap<>(declared);
        PORTS.forEach(name -> mapped.computeIfPresent(name, (_, port) -> mapped(port, ports)));
        mapped.computeIfPresent(EnvironmentKeys.SERVING_READINESS_PROBE, (_, json) -> ProbePorts.map(json, ports));
        mapped.put(EnvironmentKeys.ZEROTH_QUEUE_HOST, PodStatuses.LOOPBACK);
        mapped.put(EnvironmentKeys.ZEROTH_QUEUE_ADMIN_PORT, String.valueOf(ports.of(Ports.QUEUE_ADMIN)));
        mapped.put(EnvironmentKeys.ZEROTH_QUEUE_METRICS_PORT, String.valueOf(ports.of(Ports.AUTOSCALING_METRICS)));
        mapped.putIfAbsent(EnvironmentKeys.METRICS_PROMETHEUS_PORT, String.valueOf(ports.of(Ports.USER_METRICS)));
        return mapped;
    }

    private static String mapped(String port, PortMap ports) {
        return port.chars().allMatch(Character::isDigit) && !port.isEmpty()
                ? String.valueOf(ports.of(Integer.parseInt(port)))
                : port;
    }
}
