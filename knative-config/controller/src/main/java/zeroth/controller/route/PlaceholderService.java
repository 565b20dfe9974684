package zeroth.controller.route;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressStatus;
import io.fabric8.knative.internal.networking.v1alpha1.LoadBalancerIngressStatus;
import io.fabric8.knative.internal.networking.v1alpha1.LoadBalancerStatus;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.EndpointsBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.ServiceSpecBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Labels;
import zeroth.names.Ports;

/**
 * The Kubernetes Service that keeps a host name of a Route for it, and leads from inside the cluster to the gateway.
 *
 * @param tag the group whose name it is
 */
record PlaceholderService(Route route, String tag, RouteHosts hosts, LeadsTo leadsTo) {
    private static final String EXTERNAL_NAME = "ExternalName";
    private static final String CLUSTER_IP = "ClusterIP";

    /** Where requests from inside the cluster go. */
    sealed interface LeadsTo {
        /** Nowhere yet; but nobody else gets the name. */
        record ItsOwnHost() implements LeadsTo {}

        record Host(String name) implements LeadsTo {}

        record Address(String ip) implements LeadsTo {}

        /** The mesh finds the way by itself. */
        record Mesh() implements LeadsTo {}
    }

    /** Where the gateway is, as the Ingress says. */
    static LeadsTo gateway(Ingress ingress) {
        IngressStatus status = Objects.requireNonNullElseGet(ingress.getStatus(), IngressStatus::new);
        return balancer(status.getPrivateLoadBalancer())
                .or(() -> balancer(status.getPublicLoadBalancer()))
                .map(PlaceholderService::gateway)
                .orElseGet(LeadsTo.ItsOwnHost::new);
    }

    Service service() {
        return new ServiceBuilder().withMetadata(metadata()).withSpec(spec()).build();
    }

    /** Only a Service that leads to an address has any. */
    Optional<Endpoints> endpoints() {
        return switch (leadsTo) {
            case LeadsTo.Address(String ip) ->
                Optional.of(new EndpointsBuilder()
                        .withMetadata(metadata())
                        .addNewSubset()
                        .addNewAddress()
                        .withIp(ip)
                        .endAddress()
                        .addNewPort()
                        .withName(Ports.HTTP2)
                        .withPort(Ports.SERVICE_HTTP)
                        .withProtocol("TCP")
                        .endPort()
                        .endSubset()
                        .build());
            case LeadsTo.ItsOwnHost _, LeadsTo.Host _, LeadsTo.Mesh _ -> Optional.empty();
        };
    }

    /** A user's label that hides a tag stays. */
    static Service revise(Service found, Service desired) {
        Map<String, String> labels = new TreeMap<>(desired.getMetadata().getLabels());
        Optional.ofNullable(found.getMetadata().getLabels().get(Labels.VISIBILITY))
                .ifPresent(visibility -> labels.put(Labels.VISIBILITY, visibility));
        return new ServiceBuilder(found)
                .editMetadata()
                .withLabels(labels)
                .withAnnotations(desired.getMetadata().getAnnotations())
                .endMetadata()
                .editSpec()
                .withType(desired.getSpec().getType())
                .withExternalName(desired.getSpec().getExternalName())
                .withPorts(desired.getSpec().getPorts())
                .endSpec()
                .build();
    }

    static Endpoints revise(Endpoints found, Endpoints desired) {
        return new EndpointsBuilder(found).withSubsets(desired.getSubsets()).build();
    }

    /** Kubernetes does not let a Service change between having an address of its own and having none. */
    static boolean mustBeMadeAnew(Service found, Service desired) {
        return !Objects.equals(found.getSpec().getType(), desired.getSpec().getType());
    }

    private static Optional<LoadBalancerIngressStatus> balancer(LoadBalancerStatus balancer) {
        return Optional.ofNullable(balancer)
                .filter(found -> found.getIngress().size() == 1)
                .map(found -> found.getIngress().getFirst());
    }

    private static LeadsTo gateway(LoadBalancerIngressStatus balancer) {
        return text(balancer.getIp())
                .<LeadsTo>map(LeadsTo.Address::new)
                .or(() -> text(balancer.getDomainInternal()).map(LeadsTo.Host::new))
                .or(() -> text(balancer.getDomain()).map(LeadsTo.Host::new))
                .or(() -> Optional.ofNullable(balancer.getMeshOnly())
                        .filter(mesh -> mesh)
                        .map(_ -> new LeadsTo.Mesh()))
                .orElseGet(LeadsTo.ItsOwnHost::new);
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(present -> !present.isEmpty());
    }

    private ServiceSpec spec() {
        return switch (leadsTo) {
            case LeadsTo.ItsOwnHost _ -> named(hosts.host(tag));
            case LeadsTo.Host(String name) -> named(name);
            case LeadsTo.Address _ ->
                new ServiceSpecBuilder()
                        .withType(CLUSTER_IP)
                        .withClusterIP("None")
                        .withPorts(h2c())
                        .build();
            case LeadsTo.Mesh _ ->
                new ServiceSpecBuilder()
                        .withType(CLUSTER_IP)
                        .withPorts(port(Ports.HTTP).build())
                        .build();
        };
    }

    private static ServiceSpec named(String host) {
        return new ServiceSpecBuilder()
                .withType(EXTERNAL_NAME)
                .withExternalName(host)
                .withSessionAffinity("None")
                .withPorts(h2c())
                .build();
    }

    private static ServicePort h2c() {
        return port(Ports.HTTP2).withAppProtocol("kubernetes.io/h2c").build();
    }

    private static ServicePortBuilder port(String name) {
        return new ServicePortBuilder()
                .withName(name)
                .withProtocol("TCP")
                .withPort(Ports.SERVICE_HTTP)
                .withTargetPort(new IntOrString(Ports.SERVICE_HTTP));
    }

    private ObjectMeta metadata() {
        Map<String, String> labels = new TreeMap<>(route.getMetadata().getLabels());
        labels.remove(Labels.VISIBILITY);
        labels.put(Labels.ROUTE, route.getMetadata().getName());
        return new ObjectMetaBuilder()
                .withName(hosts.name(tag))
                .withNamespace(route.getMetadata().getNamespace())
                .withLabels(labels)
                .withAnnotations(new TreeMap<>(route.getMetadata().getAnnotations()))
                .withOwnerReferences(Owner.reference(route))
                .build();
    }
}
