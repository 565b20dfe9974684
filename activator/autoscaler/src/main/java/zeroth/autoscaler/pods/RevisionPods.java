package zeroth.autoscaler.pods;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import zeroth.names.Labels;
import zeroth.names.RevisionId;

/**
 * Follows the EndpointSlices of all Revisions' private Services. What it knows is in one atomic book; {@code changed} is
 * called on the client's threads, and must not block.
 */
public final class RevisionPods implements AutoCloseable {
    private static final String PRIVATE = "Private";

    private final PodBook book = new PodBook();
    private final InstantSource clock;
    private final Consumer<RevisionId> changed;
    private final SharedIndexInformer<EndpointSlice> informer;

    public RevisionPods(KubernetesClient client, InstantSource clock, Consumer<RevisionId> changed) {
        this.clock = clock;
        this.changed = changed;
        informer = client.discovery()
                .v1()
                .endpointSlices()
                .inAnyNamespace()
                .withLabels(Map.of(Labels.SERVICE_TYPE, PRIVATE))
                .runnableInformer(0)
                .addEventHandler(new Follower());
    }

    /** Blocks until all that is there is known. */
    public void start() {
        informer.run();
    }

    /** Pods of that Revision that take requests. */
    public Collection<ReadyPod> ready(RevisionId revision) {
        return book.ready(revision);
    }

    @Override
    public void close() {
        informer.close();
    }

    private static RevisionId revision(EndpointSlice slice) {
        return new RevisionId(
                slice.getMetadata().getNamespace(),
                slice.getMetadata().getLabels().getOrDefault(Labels.SERVERLESS_SERVICE, ""));
    }

    private final class Follower implements ResourceEventHandler<EndpointSlice> {
        @Override
        public void onAdd(EndpointSlice slice) {
            book.write(revision(slice), slice, clock.instant());
            changed.accept(revision(slice));
        }

        @Override
        public void onUpdate(EndpointSlice before, EndpointSlice slice) {
            onAdd(slice);
        }

        @Override
        public void onDelete(EndpointSlice slice, boolean lastStateUnknown) {
            book.remove(revision(slice), slice);
            changed.accept(revision(slice));
        }
    }
}
