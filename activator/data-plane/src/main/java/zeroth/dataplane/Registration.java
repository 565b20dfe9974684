package zeroth.dataplane;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import zeroth.names.Headers;
import zeroth.names.Labels;
import zeroth.names.Ports;
import zeroth.names.WellKnown;

/**
 * Makes this data plane known as Knative's {@code activator-service}: a Service whose one address is here. Whoever was
 * here before is overwritten: its process is gone.
 */
record Registration(String host, int port) {
    void write(KubernetesClient client) {
        client.resource(service()).createOr(NonDeletingOperation::update);
        client.resource(slice()).createOr(NonDeletingOperation::update);
    }

    private static Service service() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(WellKnown.SYSTEM_NAMESPACE)
                .withName(WellKnown.ACTIVATOR_SERVICE)
                .addToLabels(Labels.APP, Headers.ACTIVATOR)
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withName(Ports.HTTP)
                .withPort(Ports.SERVICE_HTTP)
                .endPort()
                .addNewPort()
                .withName(Ports.HTTP2)
                .withPort(Ports.SERVICE_HTTP2)
                .endPort()
                .endSpec()
                .build();
    }

    private EndpointSlice slice() {
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace(WellKnown.SYSTEM_NAMESPACE)
                .withName(WellKnown.ACTIVATOR_SERVICE)
                .addToLabels(Labels.KUBERNETES_SERVICE_NAME, WellKnown.ACTIVATOR_SERVICE)
                .endMetadata()
                .withAddressType("IPv4")
                .addNewPort()
                .withName(Ports.HTTP)
                .withPort(port)
                .endPort()
                .addNewPort()
                .withName(Ports.HTTP2)
                .withPort(port)
                .endPort()
                .addNewEndpoint()
                .withAddresses(host)
                .withNewConditions()
                .withReady(true)
                .withServing(true)
                .withTerminating(false)
                .endConditions()
                .endEndpoint()
                .build();
    }
}
