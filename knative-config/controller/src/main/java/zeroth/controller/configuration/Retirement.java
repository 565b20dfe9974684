package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.controller.reconcile.Next;

/** Takes away the Revisions of a Configuration that were kept long enough. Immutable. */
final class Retirement {
    private static final System.Logger LOG = System.getLogger(Retirement.class.getName());

    private final KubernetesClient client;
    private final Supplier<GarbageCollectionSettings> settings;

    Retirement(KubernetesClient client, Supplier<GarbageCollectionSettings> settings) {
        this.client = client;
        this.settings = settings;
    }

    /** The settings are asked for only where something could go. */
    Next retire(Configuration configuration, List<Revision> revisions, Instant now) {
        if (revisions.stream().noneMatch(revision -> Retention.isUnused(configuration, revision))) {
            return Next.whenSomethingHappens();
        }
        Retention.Verdict verdict = new Retention(settings.get(), now).judge(configuration, revisions);
        verdict.outlived().forEach(this::delete);
        return verdict.nextLook()
                .map(look -> Next.after(Duration.between(now, look)))
                .orElseGet(Next::whenSomethingHappens);
    }

    /** Exactly as it was judged: a Route may have come back to it meanwhile. */
    private void delete(Revision revision) {
        LOG.log(
                System.Logger.Level.INFO,
                () -> "old Revision goes namespace=%s revision=%s"
                        .formatted(
                                revision.getMetadata().getNamespace(),
                                revision.getMetadata().getName()));
        client.resource(revision)
                .lockResourceVersion(revision.getMetadata().getResourceVersion())
                .delete();
    }
}
