package zeroth.dataplane.pods;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.api.settings.NetworkSettings.MeshCompatibility;
import zeroth.dataplane.watch.Changed;
import zeroth.dataplane.watch.Informers;
import zeroth.dataplane.watch.Worker;
import zeroth.names.RevisionId;

/** Watches Revisions and their pods, and brings each change to a {@link Backing}. */
public final class ApiWatch implements AutoCloseable {
    private final Worker worker;
    private final View view;
    private final PodSource pods;
    private final SharedIndexInformer<Revision> revisions;

    private ApiWatch(KubernetesClient client, Worker worker, View view, PodSource pods) {
        this.worker = worker;
        this.view = view;
        this.pods = pods;
        this.revisions = client.resources(Revision.class).inAnyNamespace().runnableInformer(0);
    }

    /** Knows every Revision and pod that the API has when this returns. Pods are found through EndpointSlices. */
    public static ApiWatch start(KubernetesClient client, Worker worker, Backing backing) {
        return start(new ApiWatch(client, worker, new Trusting(backing), new SliceSource(client)));
    }

    /** The same, where only Endpoints may be read, and pods are asked themselves whether they are ready. */
    public static ApiWatch probing(KubernetesClient client, Worker worker, Backing backing, Probes probes) {
        EndpointsSource source = new EndpointsSource(client, probes.self());
        View view = new Probing(worker, backing, probes, source);
        return start(new ApiWatch(client, worker, view, source));
    }

    /** How pods are asked, by the activator at {@code self}. */
    public record Probes(String self, PodProbe probe, Duration frequency, MeshCompatibility mesh, Naming naming) {}

    @Override
    public void close() {
        revisions.stop();
        pods.informers().forEach(SharedIndexInformer::stop);
    }

    private static ApiWatch start(ApiWatch watch) {
        watch.start();
        return watch;
    }

    private void start() {
        revisions.addEventHandler(new Changed<>(revision -> refresh(id(revision))));
        pods.follow(this::refresh);
        Informers.start(
                Stream.concat(Stream.of(revisions), pods.informers().stream()).toArray(SharedIndexInformer<?>[]::new));
        worker.run(() -> revisions.getStore().list().forEach(revision -> look(id(revision))));
    }

    private void refresh(RevisionId id) {
        worker.submit(() -> look(id));
    }

    private void look(RevisionId id) {
        Optional<Revision> revision =
                Optional.ofNullable(revisions.getStore().getByKey(Cache.namespaceKeyFunc(id.namespace(), id.name())));
        revision.ifPresentOrElse(some -> view.changed(some, pods.of(id)), () -> view.gone(id));
    }

    private static RevisionId id(Revision revision) {
        return new RevisionId(
                revision.getMetadata().getNamespace(), revision.getMetadata().getName());
    }
}
