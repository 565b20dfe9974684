package zeroth.server.demo;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import zeroth.names.Labels;
import zeroth.names.Ports;

/**
 * The way past the platform: a plain Kubernetes Service that selects a Knative Service's pods and means the function's
 * own port. Its EndpointSlice says where that is.
 */
final class FunctionPort {
    private static final long SECONDS = 5;

    private final KubernetesClient client;

    FunctionPort(KubernetesClient client) {
        this.client = client;
    }

    URI url(String namespace, String knativeService) {
        Service direct = client.resource(selecting(namespace, knativeService)).create();
        try {
            EndpointSlice slice = awaitSlice(direct);
            EndpointPort port = slice.getPorts().getFirst();
            return URI.create(
                    "http://" + slice.getEndpoints().getFirst().getAddresses().getFirst() + ":" + port.getPort());
        } finally {
            client.resource(direct).delete();
        }
    }

    private static Service selecting(String namespace, String knativeService) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(knativeService + "-direct")
                .endMetadata()
                .withNewSpec()
                .addToSelector(Labels.SERVICE, knativeService)
                .addNewPort()
                .withName("http")
                .withPort(Ports.SERVICE_HTTP)
                .withNewTargetPort(Ports.USER_PORT_NAME)
                .endPort()
                .endSpec()
                .build();
    }

    private EndpointSlice awaitSlice(Service service) {
        try {
            client.discovery()
                    .v1()
                    .endpointSlices()
                    .inNamespace(service.getMetadata().getNamespace())
                    .withLabel(
                            Labels.KUBERNETES_SERVICE_NAME,
                            service.getMetadata().getName())
                    .waitUntilCondition(
                            slice -> slice != null && !slice.getPorts().isEmpty(), SECONDS, TimeUnit.SECONDS);
        } catch (KubernetesClientTimeoutException e) {
            throw new DemoFailure("the node wrote no EndpointSlice for the function's own port");
        }
        return slices(service).getFirst();
    }

    private List<EndpointSlice> slices(Service service) {
        return client.discovery()
                .v1()
                .endpointSlices()
                .inNamespace(service.getMetadata().getNamespace())
                .withLabel(Labels.KUBERNETES_SERVICE_NAME, service.getMetadata().getName())
                .list()
                .getItems();
    }
}
