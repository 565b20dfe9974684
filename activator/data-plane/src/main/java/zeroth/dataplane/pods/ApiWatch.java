package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.RevisionId;

/** Watches Revisions and their EndpointSlices, and brings each change to its {@link Backing}. */
public final class ApiWatch implements AutoCloseable {
    private static final String BY_SERVICE = "service";

    private final Worker worker;
    private final Backing backing;
    private final SharedIndexInformer<Revision> revisions;
    private final SharedIndexInformer<EndpointSlice> slices;

    private ApiWatch(KubernetesClient client, Worker worker, Backing backing) {
        this.worker = worker;
        this.backing = backing;
        this.revisions = client.resources(Revision.class).inAnyNamespace().runnableInformer(0);
        this.slices = client.resources(EndpointSlice.class)
                .inAnyNamespace()
                .withLabel(Labels.KUBERNETES_SERVICE_NAME)
                .runnableInformer(0);
    }

    /** Knows every Revision and pod that the API has when this returns. */
    public static ApiWatch start(KubernetesClient client, Worker worker, Backing backing) {
        ApiWatch watch = new ApiWatch(client, worker, backing);
        watch.start();
        return watch;
    }

    @Override
    public void close() {
        revisions.stop();
        slices.stop();
    }

    private void start() {
        slices.addIndexers(Map.of(BY_SERVICE, slice -> List.of(service(slice))));
        revisions.addEventHandler(new Changed<>(revision -> refresh(id(revision))));
        slices.addEventHandler(new Changed<>(slice -> revisionOf(slice).ifPresent(this::refresh)));
        Informers.start(revisions, slices);
        worker.run(() -> revisions.getStore().list().forEach(revision -> bring(id(revision))));
    }

    private void refresh(RevisionId id) {
        worker.submit(() -> bring(id));
    }

    private void bring(RevisionId id) {
        Optional<Revision> revision =
                Optional.ofNullable(revisions.getStore().getByKey(Cache.namespaceKeyFunc(id.namespace(), id.name())));
        revision.ifPresentOrElse(some -> backing.bring(some, Slices.pods(slicesOf(id))), () -> backing.forget(id));
    }

    private List<EndpointSlice> slicesOf(RevisionId id) {
        String service = id.namespace() + "/" + ChildNames.privateService(id.name());
        return slices.getIndexer().byIndex(BY_SERVICE, service);
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

    private static RevisionId id(HasMetadata revision) {
        return new RevisionId(
                revision.getMetadata().getNamespace(), revision.getMetadata().getName());
    }
}
