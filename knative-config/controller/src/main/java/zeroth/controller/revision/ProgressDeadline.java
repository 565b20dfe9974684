package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import java.util.Optional;
import zeroth.api.notation.GoDuration;
import zeroth.api.settings.DeploymentSettings;
import zeroth.names.Annotations;

/** How long a pod may take until it is available. */
final class ProgressDeadline {
    private ProgressDeadline() {}

    static int seconds(Revision revision, DeploymentSettings settings) {
        return Math.toIntExact(
                Optional.ofNullable(revision.getMetadata().getAnnotations().get(Annotations.PROGRESS_DEADLINE))
                        .flatMap(GoDuration::parse)
                        .orElse(settings.progressDeadline())
                        .toSeconds());
    }
}
