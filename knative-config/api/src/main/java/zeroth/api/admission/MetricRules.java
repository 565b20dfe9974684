package zeroth.api.admission;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import zeroth.api.admission.field.Problems;

/** Metrics: made by the autoscaler, so there is little to judge. */
final class MetricRules implements KindRules {
    @Override
    public Class<?> type() {
        return Metric.class;
    }

    @Override
    public void complete(Draft draft) {
        // Its maker fills in everything.
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
        if (draft.at("spec").members().findAny().isEmpty()) {
            problems.missing("spec");
        }
    }
}
