package zeroth.api.admission;

import io.fabric8.knative.serving.v1.Service;
import zeroth.api.admission.field.Problems;

/** Knative Services. */
final class ServiceRules implements KindRules {
    @Override
    public Class<?> type() {
        return Service.class;
    }

    @Override
    public void complete(Draft draft) {
        TemplateRules.complete(draft);
        TrafficRules.OF_SERVICE.complete(ObjectRules.child(draft.object(), "spec"));
        ObjectRules.noteUser(draft);
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        ObjectRules.name(draft, problems);
        ObjectRules.noScalingAnnotations(draft, problems);
        ObjectRules.rolloutDuration(draft, problems);
        ObjectRules.visibility(draft, problems);
        TemplateRules.judge(draft, problems);
        TrafficRules.OF_SERVICE.judge(draft.at("spec", "traffic"), problems);
        ObjectRules.userIsTrue(draft, problems);
    }
}
