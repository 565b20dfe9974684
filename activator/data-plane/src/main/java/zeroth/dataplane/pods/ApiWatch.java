package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.Optional;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.names.RevisionId;

/** Watches Revisions and their pods, and brings each change to its {@link Backing}. */
public final class ApiWatch implements AutoCloseable {
    private final Worker worker;
    private final Backing backing;
    private final PodSource pods;
    private final SharedIndexInformer<Revision> revisions;

    private ApiWatch(KubernetesClient client, Worker worker, Backing backing, PodSource pods) {
        this.worker = worker;
        this.backing = backing;
        this.pods = pods;
        this.revisions = client.resources(Revision.class).inAnyNamespace().runnableInformer(0);
    }

    /** Knows every Revision and pod that the API has when this returns. Pods are found through EndpointSlices. */
    public static ApiWatch start(KubernetesClient client, Worker worker, Backing backing) {
        return start(new ApiWatch(client, worker, backing, new SliceSource(client)));
    }

    /** The same, where only Endpoints may be read. */
    public static ApiWatch ofEndpoints(KubernetesClient client, Worker worker, Backing backing) {
        return start(new ApiWatch(client, worker, backing, new EndpointsSource(client)));
    }

    @Override
    public void close() {
        revisions.stop();
        pods.informer().stop();
    }

    private static ApiWatch start(ApiWatch watch) {
        watch.start();
        return watch;
    }

    private void start() {
        revisions.addEventHandler(new Changed<>(revision -> refresh(id(revision))));
        pods.follow(this::refresh);
        Informers.start(revisions, pods.informer());
        worker.run(() -> revisions.getStore().list().forEach(revision -> bring(id(revision))));
    }

    private void refresh(RevisionId id) {
        worker.submit(() -> bring(id));
    }

    private void bring(RevisionId id) {
        Optional<Revision> revision =
                Optional.ofNullable(revisions.getStore().getByKey(Cache.namespaceKeyFunc(id.namespace(), id.name())));
        revision.ifPresentOrElse(some -> backing.bring(some, pods.of(id).ready()), () -> backing.forget(id));
    }

    private static RevisionId id(Revision revision) {
        return new RevisionId(
                revision.getMetadata().getNamespace(), revision.getMetadata().getName());
    }
}
