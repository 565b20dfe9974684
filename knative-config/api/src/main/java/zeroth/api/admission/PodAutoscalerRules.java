package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import java.util.Set;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.Problems;
import zeroth.api.admission.pod.RevisionSpecRules;
import zeroth.api.autoscaling.ScalingRules;
import zeroth.names.Annotations;

/** PodAutoscalers say of what class they are, and what they count. */
final class PodAutoscalerRules implements KindRules {
    private static final Set<String> REFERENCE = Set.of("apiVersion", "kind", "name");

    @Override
    public Class<?> type() {
        return PodAutoscaler.class;
    }

    @Override
    public void complete(Draft draft) {
        ObjectNode annotations = ObjectRules.child(ObjectRules.child(draft.object(), "metadata"), "annotations");
        if (!annotations.has(Annotations.CLASS)) {
            annotations.put(Annotations.CLASS, draft.settings().autoscaler().podAutoscalerClass());
        }
        if (!annotations.has(Annotations.METRIC)) {
            annotations.put(
                    Annotations.METRIC,
                    ScalingRules.defaultMetric(
                            annotations.path(Annotations.CLASS).asText()));
        }
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        ObjectRules.name(draft, problems);
        new ScalingAnnotationRules(
                        draft.annotations(),
                        "metadata.annotations",
                        draft.settings().autoscaler(),
                        problems)
                .judge();
        Field spec = draft.at("spec");
        if (spec.members().findAny().isEmpty()) {
            problems.missing("spec");
            return;
        }
        reference(spec.at("scaleTargetRef"), problems);
        RevisionSpecRules.concurrency(
                spec.at("containerConcurrency"), draft.settings().defaults(), problems);
        ProtocolRules.judge(spec.at("protocolType"), problems);
    }

    static void reference(Field reference, Problems problems) {
        REFERENCE.stream()
                .map(reference::at)
                .filter(field -> !field.isFilled())
                .forEach(field -> problems.missing(field.path()));
        reference
                .members()
                .filter(field -> field.isFilled() && !REFERENCE.contains(field.name()))
                .forEach(field -> problems.disallowed(field.path()));
    }
}
