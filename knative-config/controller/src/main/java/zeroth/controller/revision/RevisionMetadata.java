package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Annotations;
import zeroth.names.Labels;

/** Labels and annotations of what is made for a Revision. */
final class RevisionMetadata {
    private static final String AUTOSCALING = "autoscaling.knative.dev/";
    private static final Set<String> OF_ROUTING = Set.of(Labels.ROUTE, Labels.ROUTING_STATE);
    private static final Set<String> OF_THE_REVISION_ALONE = Set.of(
            "serving.knative.dev/lastPinned",
            "serving.knative.dev/no-gc",
            Annotations.ROUTING_STATE_MODIFIED,
            Annotations.ROUTES);

    private RevisionMetadata() {}

    static ObjectMeta child(Revision revision, String name, Map<String, String> annotations) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(revision.getMetadata().getNamespace())
                .withLabels(labels(revision))
                .withAnnotations(annotations)
                .withOwnerReferences(Owner.reference(revision))
                .build();
    }

    static Map<String, String> labels(Revision revision) {
        Map<String, String> labels = new TreeMap<>(revision.getMetadata().getLabels());
        labels.keySet().removeAll(OF_ROUTING);
        labels.put(Labels.REVISION, revision.getMetadata().getName());
        labels.put(Labels.REVISION_UID, revision.getMetadata().getUid());
        labels.putIfAbsent(Labels.APP, revision.getMetadata().getName());
        return labels;
    }

    static Map<String, String> annotations(Revision revision) {
        Map<String, String> annotations = scalingAnnotations(revision);
        annotations.keySet().removeIf(key -> key.startsWith(AUTOSCALING));
        return annotations;
    }

    /** With those that the autoscaler reads. */
    static Map<String, String> scalingAnnotations(Revision revision) {
        Map<String, String> annotations = new TreeMap<>(revision.getMetadata().getAnnotations());
        annotations.keySet().removeAll(OF_THE_REVISION_ALONE);
        return annotations;
    }

    static Map<String, String> selector(Revision revision) {
        return Map.of(Labels.REVISION_UID, revision.getMetadata().getUid());
    }
}
