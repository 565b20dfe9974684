package zeroth.dataplane.pods;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import zeroth.dataplane.throttle.Pod;
import zeroth.dataplane.watch.Changed;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.Ports;
import zeroth.names.RevisionId;

/**
 * Pods by the Endpoints of the private Services, and the activators that share them by those of the public ones: all that
 * an upstream activator's account may read. Safe for threads; of shares the last one found is kept.
 */
final class EndpointsSource implements PodSource, Probing.Installed {
    private static final String PUBLIC = "Public";
    private static final String PRIVATE = "Private";

    private final String self;
    private final SharedIndexInformer<Endpoints> endpoints;
    private final SharedIndexInformer<Service> services;
    private final Map<RevisionId, Share> shares = new ConcurrentHashMap<>();

    /** {@code self} is this activator's address. */
    EndpointsSource(KubernetesClient client, String self) {
        this.self = self;
        this.endpoints = client.endpoints()
                .inAnyNamespace()
                .withLabelIn(Labels.SERVICE_TYPE, PUBLIC, PRIVATE)
                .runnableInformer(0);
        this.services = client.services()
                .inAnyNamespace()
                .withLabel(Labels.SERVICE_TYPE, PRIVATE)
                .runnableInformer(0);
    }

    @Override
    public List<SharedIndexInformer<?>> informers() {
        return List.of(endpoints, services);
    }

    @Override
    public void follow(Consumer<RevisionId> changed) {
        endpoints.addEventHandler(new Changed<>(some -> revisionOf(some).ifPresent(changed)));
        services.addEventHandler(new Changed<>(some -> revisionOf(some).ifPresent(changed)));
    }

    @Override
    public Addresses of(RevisionId revision) {
        return endpoints(revision, ChildNames.privateService(revision.name()))
                .map(EndpointsReading::of)
                .orElse(Addresses.NONE);
    }

    @Override
    public Optional<Pod> service(RevisionId revision) {
        String name = ChildNames.privateService(revision.name());
        return Optional.ofNullable(services.getStore().getByKey(Cache.namespaceKeyFunc(revision.namespace(), name)))
                .flatMap(EndpointsSource::address);
    }

    /** While this activator is not in a Revision's path, its place is where it was. */
    @Override
    public Share share(RevisionId revision) {
        endpoints(revision, revision.name()).stream()
                .flatMap(some -> Share.at(self, hosts(some)))
                .forEach(share -> shares.put(revision, share));
        return shares.getOrDefault(revision, new Share.Whole());
    }

    @Override
    public void forget(RevisionId revision) {
        shares.remove(revision);
    }

    private Optional<Endpoints> endpoints(RevisionId revision, String name) {
        return Optional.ofNullable(endpoints.getStore().getByKey(Cache.namespaceKeyFunc(revision.namespace(), name)));
    }

    private static List<String> hosts(Endpoints some) {
        return EndpointsReading.of(some).ready().stream().map(Pod::host).toList();
    }

    private static Optional<Pod> address(Service service) {
        return service.getSpec().getPorts().stream()
                .filter(port -> Ports.HTTP.equals(port.getName()) || Ports.HTTP2.equals(port.getName()))
                .filter(_ -> hasClusterIp(service))
                .findFirst()
                .map(port -> address(service, port));
    }

    private static Pod address(Service service, ServicePort port) {
        Pod.Protocol protocol = Ports.HTTP2.equals(port.getName()) ? Pod.Protocol.H2C : Pod.Protocol.HTTP1;
        return new Pod(
                service.getMetadata().getName(),
                service.getSpec().getClusterIP(),
                port.getPort(),
                Ports.SERVICE_HTTPS,
                protocol);
    }

    private static boolean hasClusterIp(Service service) {
        String address = service.getSpec().getClusterIP();
        return address != null && !address.isEmpty() && !address.equals("None");
    }

    private static Optional<RevisionId> revisionOf(HasMetadata some) {
        return Optional.ofNullable(some.getMetadata().getLabels().get(Labels.REVISION))
                .map(name -> new RevisionId(some.getMetadata().getNamespace(), name));
    }
}
