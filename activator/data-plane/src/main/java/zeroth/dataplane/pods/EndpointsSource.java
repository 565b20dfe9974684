package zeroth.dataplane.pods;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zeroth.dataplane.watch.Changed;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.RevisionId;

/** Pods by the Endpoints of the private Services: all that an upstream activator's account may read. */
final class EndpointsSource implements PodSource {
    private static final String PRIVATE = "Private";

    private final SharedIndexInformer<Endpoints> endpoints;

    EndpointsSource(KubernetesClient client) {
        endpoints = client.endpoints()
                .inAnyNamespace()
                .withLabel(Labels.SERVICE_TYPE, PRIVATE)
                .runnableInformer(0);
    }

    @Override
    public SharedIndexInformer<?> informer() {
        return endpoints;
    }

    @Override
    public void follow(Consumer<RevisionId> changed) {
        endpoints.addEventHandler(new Changed<>(some -> revisionOf(some).ifPresent(changed)));
    }

    @Override
    public Addresses of(RevisionId revision) {
        String key = Cache.namespaceKeyFunc(revision.namespace(), ChildNames.privateService(revision.name()));
        return Optional.ofNullable(endpoints.getStore().getByKey(key))
                .map(EndpointsReading::of)
                .orElseGet(() -> new Addresses(List.of(), List.of()));
    }

    private static Optional<RevisionId> revisionOf(Endpoints some) {
        return Optional.ofNullable(some.getMetadata().getLabels().get(Labels.REVISION))
                .map(name -> new RevisionId(some.getMetadata().getNamespace(), name));
    }
}
