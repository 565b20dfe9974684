package zeroth.dataplane.gateway;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.names.Labels;
import zeroth.names.Ports;

/** The gateways behind two Services of one namespace, one for each side, as their EndpointSlices say. */
public final class ServiceDoors implements Doors, AutoCloseable {
    private final Fleet.Many fleet;
    private final SharedIndexInformer<EndpointSlice> slices;

    private ServiceDoors(KubernetesClient client, Fleet.Many fleet) {
        this.fleet = fleet;
        this.slices = client.resources(EndpointSlice.class)
                .inNamespace(fleet.namespace())
                .withLabelIn(Labels.KUBERNETES_SERVICE_NAME, fleet.publicService(), fleet.privateService())
                .runnableInformer(0);
    }

    /** Knows the gateways of this moment when it returns, and says when they change. */
    public static ServiceDoors follow(KubernetesClient client, Fleet.Many fleet, Runnable changed) {
        ServiceDoors doors = new ServiceDoors(client, fleet);
        doors.slices.addEventHandler(new Changed<>(_ -> changed.run()));
        Informers.start(doors.slices);
        return doors;
    }

    @Override
    public List<SocketAddress> at(Entrance entrance) {
        String service = switch (entrance) {
            case EXTERNAL -> fleet.publicService();
            case LOCAL -> fleet.privateService();
        };
        return slices.getStore().list().stream()
                .filter(slice -> service.equals(slice.getMetadata().getLabels().get(Labels.KUBERNETES_SERVICE_NAME)))
                .flatMap(ServiceDoors::addresses)
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        slices.stop();
    }

    private static Stream<SocketAddress> addresses(EndpointSlice slice) {
        Optional<Integer> port = Optional.ofNullable(slice.getPorts()).orElse(List.of()).stream()
                .filter(some -> Ports.HTTP.equals(some.getName()))
                .map(EndpointPort::getPort)
                .findFirst();
        return port.stream()
                .flatMap(number -> ready(slice).map(address -> SocketAddress.inetSocketAddress(number, address)));
    }

    private static Stream<String> ready(EndpointSlice slice) {
        return slice.getEndpoints().stream()
                .filter(endpoint -> endpoint.getConditions() == null
                        || !Boolean.FALSE.equals(endpoint.getConditions().getReady()))
                .flatMap(endpoint -> endpoint.getAddresses().stream());
    }
}
