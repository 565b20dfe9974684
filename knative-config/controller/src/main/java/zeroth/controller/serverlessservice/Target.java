package zeroth.controller.serverlessservice;

import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One address that answers.
 *
 * @param ports by name; on a laptop all addresses are the same, and the ports differ
 * @param pod which pod it is, where it is one
 */
record Target(String address, Map<String, Integer> ports, Optional<ObjectReference> pod) {
    Target {
        ports = Map.copyOf(ports);
    }

    /** All that answer, with those of their ports that are asked for. */
    static Set<Target> of(List<EndpointSlice> slices, List<String> portNames) {
        return slices.stream()
                .flatMap(slice -> of(slice, ports(slice, portNames)))
                .collect(Collectors.toSet());
    }

    static boolean isReady(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.getConditions())
                .map(EndpointConditions::getReady)
                .orElse(true);
    }

    private static Stream<Target> of(EndpointSlice slice, Map<String, Integer> ports) {
        return slice.getEndpoints().stream()
                .filter(_ -> !ports.isEmpty())
                .filter(Target::isReady)
                .flatMap(endpoint -> endpoint.getAddresses().stream()
                        .map(address -> new Target(address, ports, Optional.ofNullable(endpoint.getTargetRef()))));
    }

    private static Map<String, Integer> ports(EndpointSlice slice, List<String> names) {
        Map<String, Integer> ports = new TreeMap<>();
        for (EndpointPort port : slice.getPorts()) {
            if (names.contains(port.getName()) && port.getPort() != null) {
                ports.put(port.getName(), port.getPort());
            }
        }
        return ports;
    }
}
