package zeroth.api.admission;

import io.fabric8.knative.serving.v1.Route;
import zeroth.api.admission.field.Problems;
import zeroth.names.Labels;

/** Routes, a Service's or their own. */
final class RouteRules implements KindRules {
    @Override
    public Class<?> type() {
        return Route.class;
    }

    @Override
    public void complete(Draft draft) {
        TrafficRules.OF_ROUTE.complete(ObjectRules.child(draft.object(), "spec"));
        if (!draft.hasOwner()) {
            ObjectRules.noteUser(draft);
        }
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        ObjectRules.name(draft, problems);
        ObjectRules.noScalingAnnotations(draft, problems);
        ObjectRules.rolloutDuration(draft, problems);
        ObjectRules.visibility(draft, problems);
        ObjectRules.owner(draft, Labels.SERVICE, "Service", problems);
        TrafficRules.OF_ROUTE.judge(draft.at("spec", "traffic"), problems);
        if (!draft.hasOwner()) {
            ObjectRules.userIsTrue(draft, problems);
        }
    }
}
