package zeroth.dataplane.pods;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import zeroth.dataplane.throttle.Pod;
import zeroth.names.Ports;

/** What an Endpoints object says: pure. Ports are found by name; addresses are in the order of {@code ip:port} as text. */
final class EndpointsReading {
    private static final Comparator<Pod> BY_ADDRESS = Comparator.comparing(pod -> pod.host() + ":" + pod.port());

    private EndpointsReading() {}

    static Addresses of(Endpoints endpoints) {
        return new Addresses(
                pods(endpoints, EndpointSubset::getAddresses), pods(endpoints, EndpointSubset::getNotReadyAddresses));
    }

    private static List<Pod> pods(Endpoints endpoints, Function<EndpointSubset, List<EndpointAddress>> which) {
        return endpoints.getSubsets().stream()
                .flatMap(subset -> port(subset).stream()
                        .flatMap(port ->
                                which.apply(subset).stream().map(address -> pod(address, port, tlsPort(subset)))))
                .distinct()
                .sorted(BY_ADDRESS)
                .toList();
    }

    private static Optional<EndpointPort> port(EndpointSubset subset) {
        Stream<EndpointPort> ports = subset.getPorts().stream();
        return ports.filter(port -> Ports.HTTP.equals(port.getName()) || Ports.HTTP2.equals(port.getName()))
                .findFirst();
    }

    private static int tlsPort(EndpointSubset subset) {
        return subset.getPorts().stream()
                .filter(port -> Ports.HTTPS.equals(port.getName()))
                .map(EndpointPort::getPort)
                .findFirst()
                .orElse(Ports.BACKEND_HTTPS);
    }

    private static Pod pod(EndpointAddress address, EndpointPort port, int tlsPort) {
        String name = Optional.ofNullable(address.getTargetRef())
                .flatMap(reference -> Optional.ofNullable(reference.getName()))
                .orElse(address.getIp() + ":" + port.getPort());
        return new Pod(name, address.getIp(), port.getPort(), tlsPort, protocol(port));
    }

    private static Pod.Protocol protocol(EndpointPort port) {
        return Ports.HTTP2.equals(port.getName()) ? Pod.Protocol.H2C : Pod.Protocol.HTTP1;
    }
}
