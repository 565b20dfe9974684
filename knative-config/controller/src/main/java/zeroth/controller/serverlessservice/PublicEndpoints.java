package zeroth.controller.serverlessservice;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointAddressBuilder;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.EndpointSubsetBuilder;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the public Service leads, as core Endpoints: addresses with equal ports together. */
final class PublicEndpoints {
    private static final Comparator<Target> ORDER = Comparator.comparing(Target::address)
            .thenComparing(target -> target.pod().map(pod -> pod.getName()).orElse(""));

    private PublicEndpoints() {}

    static Endpoints desired(ObjectMeta metadata, Set<Target> targets) {
        Map<String, List<Target>> byPorts = targets.stream()
                .sorted(ORDER)
                .collect(Collectors.groupingBy(
                        target -> new TreeMap<>(target.ports()).toString(), TreeMap::new, Collectors.toList()));
        return new EndpointsBuilder()
                .withMetadata(metadata)
                .withSubsets(
                        byPorts.values().stream().map(PublicEndpoints::subset).toList())
                .build();
    }

    static Endpoints revise(Endpoints found, Endpoints desired) {
        return new EndpointsBuilder(found)
                .editMetadata()
                .withLabels(desired.getMetadata().getLabels())
                .withAnnotations(desired.getMetadata().getAnnotations())
                .endMetadata()
                .withSubsets(desired.getSubsets())
                .build();
    }

    private static EndpointSubset subset(List<Target> samePorts) {
        return new EndpointSubsetBuilder()
                .withAddresses(samePorts.stream().map(PublicEndpoints::address).toList())
                .withPorts(new TreeMap<>(samePorts.getFirst().ports())
                        .entrySet().stream()
                                .map(port -> port(port.getKey(), port.getValue()))
                                .toList())
                .build();
    }

    private static EndpointAddress address(Target target) {
        return new EndpointAddressBuilder()
                .withIp(target.address())
                .withTargetRef(target.pod().orElse(null))
                .build();
    }

    private static EndpointPort port(String name, int number) {
        return new EndpointPortBuilder()
                .withName(name)
                .withPort(number)
                .withProtocol("TCP")
                .build();
    }
}
