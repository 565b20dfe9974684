package zeroth.dataplane.pods;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import zeroth.dataplane.watch.Changed;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.RevisionId;

/** Pods by the EndpointSlices of the private Services: what our own installation reads. */
final class SliceSource implements PodSource {
    private static final String BY_SERVICE = "service";

    private final SharedIndexInformer<EndpointSlice> slices;

    SliceSource(KubernetesClient client) {
        slices = client.resources(EndpointSlice.class)
                .inAnyNamespace()
                .withLabel(Labels.KUBERNETES_SERVICE_NAME)
                .runnableInformer(0);
        slices.addIndexers(Map.of(BY_SERVICE, slice -> List.of(service(slice))));
    }

    @Override
    public List<SharedIndexInformer<?>> informers() {
        return List.of(slices);
    }

    @Override
    public void follow(Consumer<RevisionId> changed) {
        slices.addEventHandler(new Changed<>(slice -> revisionOf(slice).ifPresent(changed)));
    }

    @Override
    public Addresses of(RevisionId revision) {
        String service = revision.namespace() + "/" + ChildNames.privateService(revision.name());
        return new Addresses(Slices.pods(slices.getIndexer().byIndex(BY_SERVICE, service)), List.of());
    }

    /** A slice of a private Service names its Revision in a label, as that Service does. */
    private static Optional<RevisionId> revisionOf(EndpointSlice slice) {
        return Optional.ofNullable(slice.getMetadata().getLabels().get(Labels.REVISION))
                .map(name -> new RevisionId(slice.getMetadata().getNamespace(), name));
    }

    private static String service(EndpointSlice slice) {
        return slice.getMetadata().getNamespace() + "/"
                + slice.getMetadata().getLabels().get(Labels.KUBERNETES_SERVICE_NAME);
    }
}
