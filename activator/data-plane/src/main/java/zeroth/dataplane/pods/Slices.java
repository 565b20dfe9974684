package zeroth.dataplane.pods;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import zeroth.dataplane.throttle.Pod;
import zeroth.names.Ports;

/** The pods in a Service's EndpointSlices that take requests: pure. */
public final class Slices {
    private static final Comparator<Pod> BY_ADDRESS =
            Comparator.comparing(Pod::host).thenComparingInt(Pod::port);

    private Slices() {}

    /**
     * Ready pods that are not on their way out, by address; ports are found by name. Readiness on a laptop comes from
     * queue-proxy itself, and on a cluster from the kubelet, which asks queue-proxy: it is trusted here.
     */
    static List<Pod> pods(Collection<EndpointSlice> slices) {
        return inOrder(slices.stream().flatMap(Slices::pods));
    }

    /** The same at that one of their ports, whoever they are. */
    public static List<Pod> addresses(
            Collection<EndpointSlice> slices, Predicate<EndpointPort> which, Pod.Protocol protocol) {
        return inOrder(slices.stream()
                .flatMap(slice -> port(slice, which).stream().flatMap(port -> pods(slice, port, protocol))));
    }

    private static List<Pod> inOrder(Stream<Pod> pods) {
        return pods.distinct().sorted(BY_ADDRESS).toList();
    }

    private static Stream<Pod> pods(EndpointSlice slice) {
        return port(slice, port -> Ports.HTTP.equals(port.getName()) || Ports.HTTP2.equals(port.getName())).stream()
                .flatMap(port -> pods(slice, port, protocol(port)));
    }

    private static Optional<EndpointPort> port(EndpointSlice slice, Predicate<EndpointPort> which) {
        Stream<EndpointPort> ports = Optional.ofNullable(slice.getPorts()).orElse(List.of()).stream();
        return ports.filter(port -> port.getPort() != null).filter(which).findFirst();
    }

    private static Stream<Pod> pods(EndpointSlice slice, EndpointPort port, Pod.Protocol protocol) {
        return slice.getEndpoints().stream()
                .filter(Slices::takesRequests)
                .flatMap(endpoint ->
                        endpoint.getAddresses().stream().map(address -> pod(endpoint, address, port, protocol)));
    }

    private static Pod pod(Endpoint endpoint, String address, EndpointPort port, Pod.Protocol protocol) {
        String name = endpoint.getTargetRef() == null
                ? address + ":" + port.getPort()
                : endpoint.getTargetRef().getName();
        return new Pod(name, address, port.getPort(), protocol);
    }

    private static Pod.Protocol protocol(EndpointPort port) {
        return Ports.HTTP2.equals(port.getName()) ? Pod.Protocol.H2C : Pod.Protocol.HTTP1;
    }

    /** A condition that is not said counts as Kubernetes says it does: ready, and not terminating. */
    private static boolean takesRequests(Endpoint endpoint) {
        EndpointConditions conditions = endpoint.getConditions();
        return conditions == null
                || (!Boolean.FALSE.equals(conditions.getReady()) && !Boolean.TRUE.equals(conditions.getTerminating()));
    }
}
