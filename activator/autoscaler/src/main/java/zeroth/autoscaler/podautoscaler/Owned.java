package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Optional;

/** Metadata of a PodAutoscaler's children. Pure. */
final class Owned {
    private Owned() {}

    /** Its name, its labels and annotations, and itself as the owner. */
    static ObjectMeta by(PodAutoscaler owner) {
        ObjectMeta metadata = owner.getMetadata();
        return new ObjectMetaBuilder()
                .withName(metadata.getName())
                .withNamespace(metadata.getNamespace())
                .withLabels(metadata.getLabels())
                .withAnnotations(metadata.getAnnotations())
                .withOwnerReferences(reference(owner))
                .build();
    }

    static boolean by(PodAutoscaler owner, HasMetadata child) {
        return controller(child)
                .filter(uid -> uid.equals(owner.getMetadata().getUid()))
                .isPresent();
    }

    private static Optional<String> controller(HasMetadata child) {
        return child.getMetadata().getOwnerReferences().stream()
                .filter(reference -> Boolean.TRUE.equals(reference.getController()))
                .map(OwnerReference::getUid)
                .findFirst();
    }

    private static OwnerReference reference(PodAutoscaler owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
