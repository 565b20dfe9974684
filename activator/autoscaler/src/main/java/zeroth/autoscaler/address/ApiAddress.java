package zeroth.autoscaler.address;

import io.fabric8.kubernetes.api.model.EndpointAddress;
import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointConditions;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.names.Labels;

/** Asks the API: the Service's Endpoints, else its EndpointSlices. The port numbers there are those of the backends. */
public final class ApiAddress implements ServiceAddress {
    private final KubernetesClient client;

    public ApiAddress(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Optional<Address> find(String namespace, String service, Protocol protocol) {
        String authority = service + "." + namespace;
        return Stream.concat(endpoints(namespace, service, protocol), slices(namespace, service, protocol))
                .findFirst()
                .map(place -> new Address(place.host(), place.port(), authority));
    }

    private Stream<Place> endpoints(String namespace, String service, Protocol protocol) {
        return Optional.ofNullable(client.endpoints()
                        .inNamespace(namespace)
                        .withName(service)
                        .get())
                .map(Endpoints::getSubsets)
                .stream()
                .flatMap(subsets -> subsets.stream())
                .flatMap(subset -> places(subset, protocol));
    }

    private static Stream<Place> places(EndpointSubset subset, Protocol protocol) {
        return subset.getAddresses().stream()
                .map(EndpointAddress::getIp)
                .flatMap(ip -> subset.getPorts().stream()
                        .filter(port -> protocol.portName().equals(port.getName()))
                        .map(EndpointPort::getPort)
                        .map(port -> new Place(ip, port)));
    }

    private Stream<Place> slices(String namespace, String service, Protocol protocol) {
        return client
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(namespace)
                .withLabel(Labels.KUBERNETES_SERVICE_NAME, service)
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> places(slice, protocol));
    }

    private static Stream<Place> places(EndpointSlice slice, Protocol protocol) {
        return slice.getEndpoints().stream()
                .filter(ApiAddress::isReady)
                .flatMap(endpoint -> endpoint.getAddresses().stream())
                .flatMap(ip -> slice.getPorts().stream()
                        .filter(port -> protocol.portName().equals(port.getName()))
                        .map(port -> new Place(ip, port.getPort())));
    }

    private static boolean isReady(Endpoint endpoint) {
        return Optional.ofNullable(endpoint.getConditions())
                .map(EndpointConditions::getReady)
                .orElse(true);
    }

    private record Place(String host, int port) {}
}
