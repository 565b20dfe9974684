package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Optional;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Labels;

/** A Revision whose name the user chose ("bring your own name"). */
public final class NamedRevision {
    private NamedRevision() {}

    public static Optional<String> nameIn(Configuration configuration) {
        return Optional.ofNullable(configuration.getSpec().getTemplate().getMetadata())
                .map(ObjectMeta::getName)
                .filter(name -> !name.isEmpty());
    }

    /** Whether {@code revision} is what {@code configuration} asks for now, or another one in the way. */
    public static boolean isOf(Configuration configuration, Revision revision) {
        return Owner.controls(configuration, revision)
                && (isOfGeneration(configuration, revision)
                        || revision.getSpec()
                                .equals(configuration.getSpec().getTemplate().getSpec()));
    }

    static boolean isOfGeneration(Configuration configuration, Revision revision) {
        return String.valueOf(configuration.getMetadata().getGeneration())
                .equals(revision.getMetadata().getLabels().get(Labels.CONFIGURATION_GENERATION));
    }
}
