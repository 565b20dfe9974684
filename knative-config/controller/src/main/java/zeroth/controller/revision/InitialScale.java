package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import java.util.Map;
import java.util.Optional;
import zeroth.api.notation.GoNumber;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.names.Annotations;

/** How many pods a Revision begins with. */
final class InitialScale {
    private InitialScale() {}

    static int of(Revision revision, AutoscalerSettings autoscaler) {
        return annotation(revision)
                .flatMap(GoNumber::parseInt)
                .filter(scale -> scale > 0 || (scale == 0 && autoscaler.allowZeroInitialScale()))
                .orElseGet(autoscaler::initialScale);
    }

    private static Optional<String> annotation(Revision revision) {
        Map<String, String> annotations = revision.getMetadata().getAnnotations();
        return Optional.ofNullable(annotations.get(Annotations.INITIAL_SCALE))
                .or(() -> Optional.ofNullable(annotations.get("autoscaling.knative.dev/initialScale")));
    }
}
