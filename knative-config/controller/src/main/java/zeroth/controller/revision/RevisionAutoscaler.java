package zeroth.controller.revision;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerBuilder;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.names.Annotations;
import zeroth.names.ChildNames;

/** The PodAutoscaler of a Revision. */
final class RevisionAutoscaler {
    private static final String AUTOSCALING = "autoscaling.knative.dev/";

    /** What is made when the PodAutoscaler is, and not taken away when the Revision does not say it. */
    private static final Set<String> STAY = Set.of(Annotations.CLASS, Annotations.METRIC);

    private RevisionAutoscaler() {}

    static PodAutoscaler desired(Revision revision, Reachability reachability, AutoscalerSettings settings) {
        ServingContainer serving = ServingContainer.of(revision);
        ObjectMeta metadata = RevisionMetadata.child(
                revision, revision.getMetadata().getName(), RevisionMetadata.scalingAnnotations(revision));
        metadata.getAnnotations().putIfAbsent(Annotations.CLASS, settings.podAutoscalerClass());
        return new PodAutoscalerBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withContainerConcurrency(Optional.ofNullable(revision.getSpec().getContainerConcurrency())
                        .orElse(0L))
                .withNewScaleTargetRef()
                .withApiVersion("apps/v1")
                .withKind("Deployment")
                .withName(ChildNames.deployment(revision.getMetadata().getName()))
                .endScaleTargetRef()
                .withProtocolType(serving.protocol())
                .withReachability(reachability.word())
                .endSpec()
                .build();
    }

    static PodAutoscaler revise(PodAutoscaler found, PodAutoscaler desired) {
        return new PodAutoscalerBuilder(found)
                .editMetadata()
                .withAnnotations(annotations(
                        found.getMetadata().getAnnotations(),
                        desired.getMetadata().getAnnotations()))
                .endMetadata()
                .withSpec(desired.getSpec())
                .build();
    }

    private static Map<String, String> annotations(Map<String, String> found, Map<String, String> desired) {
        Map<String, String> annotations = new TreeMap<>(found);
        annotations.keySet().removeIf(key -> key.startsWith(AUTOSCALING) && !STAY.contains(key));
        annotations.putAll(desired);
        return annotations;
    }
}
