package zeroth.node.slice;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.node.pod.PodEndpoint;
import zeroth.node.pod.PodEndpoint.Traffic;
import zeroth.node.pod.Stage;

/** The EndpointSlice of one pod behind one Service. Pure. */
final class SliceMaker {
    static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    static final String MANAGER = "node.zeroth.dev";
    private static final String LOOPBACK = "127.0.0.1";

    private SliceMaker() {}

    static boolean selects(Service service, PodEndpoint endpoint) {
        Map<String, String> selector = service.getSpec().getSelector();
        Map<String, String> labels = endpoint.pod().getMetadata().getLabels();
        return !selector.isEmpty() && labels.entrySet().containsAll(selector.entrySet());
    }

    static EndpointSlice slice(Service service, PodEndpoint endpoint) {
        return new EndpointSliceBuilder()
                .withMetadata(metadata(service, endpoint.pod()))
                .withAddressType("IPv4")
                .withEndpoints(endpoint(endpoint))
                .withPorts(ports(service, endpoint))
                .build();
    }

    private static ObjectMeta metadata(Service service, Pod pod) {
        Map<String, String> labels = new HashMap<>(service.getMetadata().getLabels());
        labels.put(Labels.KUBERNETES_SERVICE_NAME, service.getMetadata().getName());
        labels.put(MANAGED_BY, MANAGER);
        return new ObjectMetaBuilder()
                .withNamespace(service.getMetadata().getNamespace())
                .withName(ChildNames.of(service.getMetadata().getName(), suffix(pod)))
                .withLabels(labels)
                .withOwnerReferences(owner(service))
                .build();
    }

    private static OwnerReference owner(Service service) {
        return new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Service")
                .withName(service.getMetadata().getName())
                .withUid(service.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    /** The random part of the pod's name, and some of its uid: pods come and go under one name. */
    private static String suffix(Pod pod) {
        String name = pod.getMetadata().getName();
        String uid = pod.getMetadata().getUid();
        return "-" + name.substring(name.lastIndexOf('-') + 1) + "-" + uid.substring(0, Math.min(uid.length(), 4));
    }

    private static Endpoint endpoint(PodEndpoint endpoint) {
        boolean serving = endpoint.traffic() == Traffic.SERVING;
        boolean living = endpoint.stage() == Stage.LIVING;
        return new EndpointBuilder()
                .withAddresses(LOOPBACK)
                .withNewConditions()
                .withReady(serving && living)
                .withServing(serving)
                .withTerminating(!living)
                .endConditions()
                .withNewTargetRef()
                .withKind("Pod")
                .withNamespace(endpoint.pod().getMetadata().getNamespace())
                .withName(endpoint.pod().getMetadata().getName())
                .withUid(endpoint.pod().getMetadata().getUid())
                .endTargetRef()
                .build();
    }

    private static List<EndpointPort> ports(Service service, PodEndpoint endpoint) {
        return service.getSpec().getPorts().stream()
                .flatMap(port -> port(port, endpoint))
                .toList();
    }

    /** A port that the pod does not have is left out. */
    private static Stream<EndpointPort> port(ServicePort port, PodEndpoint endpoint) {
        OptionalInt real = port.getTargetPort() == null
                ? endpoint.ports().find(port.getPort())
                : endpoint.port(port.getTargetPort());
        return real.stream()
                .mapToObj(number -> new EndpointPortBuilder()
                        .withName(port.getName())
                        .withPort(number)
                        .withProtocol(Optional.ofNullable(port.getProtocol()).orElse("TCP"))
                        .withAppProtocol(port.getAppProtocol())
                        .build());
    }
}
