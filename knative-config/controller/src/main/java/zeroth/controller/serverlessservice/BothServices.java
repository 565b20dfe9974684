package zeroth.controller.serverlessservice;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zeroth.controller.reconcile.Owner;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.Ports;

/** The public and the private Kubernetes Service of a ServerlessService. */
final class BothServices {
    private static final String H2C = "kubernetes.io/h2c";

    private final ServerlessService owner;
    private final Protocol protocol;

    BothServices(ServerlessService owner) {
        this.owner = owner;
        this.protocol = Protocol.of(owner);
    }

    /** It selects nothing: we say where it leads. */
    Service publicService() {
        return new ServiceBuilder()
                .withMetadata(metadata(owner.getMetadata().getName(), "Public"))
                .withNewSpec()
                .withPorts(
                        http(protocol.publicPort())
                                .withTargetPort(protocol.target())
                                .build(),
                        port(Ports.HTTPS, Ports.SERVICE_HTTPS, new IntOrString(Ports.BACKEND_HTTPS)))
                .endSpec()
                .build();
    }

    /** It selects the pods of the Deployment. */
    Service privateService(Map<String, String> selector) {
        return new ServiceBuilder()
                .withMetadata(
                        metadata(ChildNames.privateService(owner.getMetadata().getName()), "Private"))
                .withNewSpec()
                .withPorts(
                        http(Ports.SERVICE_HTTP)
                                .withTargetPort(protocol.target())
                                .build(),
                        port(Ports.HTTPS, Ports.SERVICE_HTTPS, new IntOrString(Ports.BACKEND_HTTPS)),
                        named(Ports.AUTOSCALING_METRICS_NAME, Ports.AUTOSCALING_METRICS),
                        named(Ports.USER_METRICS_NAME, Ports.USER_METRICS),
                        port(protocol.portName() + "-istio", protocol.backendPort(), protocol.target()))
                .withSelector(selector)
                .endSpec()
                .build();
    }

    /** What Kubernetes adds to a Service, as its address, stays. */
    static Service revise(Service found, Service desired) {
        return new ServiceBuilder(found)
                .editMetadata()
                .withLabels(desired.getMetadata().getLabels())
                .withAnnotations(desired.getMetadata().getAnnotations())
                .endMetadata()
                .editSpec()
                .withPorts(desired.getSpec().getPorts())
                .withSelector(desired.getSpec().getSelector())
                .endSpec()
                .build();
    }

    ObjectMeta metadata(String name, String type) {
        Map<String, String> labels = new TreeMap<>(owner.getMetadata().getLabels());
        labels.put(Labels.SERVERLESS_SERVICE, owner.getMetadata().getName());
        labels.put(Labels.SERVICE_TYPE, type);
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(owner.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(new TreeMap<>(owner.getMetadata().getAnnotations()))
                .withOwnerReferences(Owner.reference(owner))
                .build();
    }

    private ServicePortBuilder http(int number) {
        ServicePortBuilder port = new ServicePortBuilder()
                .withName(protocol.portName())
                .withProtocol("TCP")
                .withPort(number);
        return protocol == Protocol.H2C ? port.withAppProtocol(H2C) : port;
    }

    private static ServicePort named(String name, int number) {
        return port(name, number, new IntOrString(name));
    }

    private static ServicePort port(String name, int number, IntOrString target) {
        return new ServicePortBuilder()
                .withName(name)
                .withProtocol("TCP")
                .withPort(number)
                .withTargetPort(target)
                .build();
    }

    static List<String> endpointPorts(ServerlessService owner) {
        return List.of(Protocol.of(owner).portName(), Ports.HTTPS);
    }
}
