package zeroth.api.admission;

import io.fabric8.knative.serving.v1.Configuration;
import zeroth.api.admission.field.Problems;
import zeroth.names.Labels;

/** Configurations, a Service's or their own. */
final class ConfigurationRules implements KindRules {
    @Override
    public Class<?> type() {
        return Configuration.class;
    }

    @Override
    public void complete(Draft draft) {
        TemplateRules.complete(draft);
        if (!draft.hasOwner()) {
            ObjectRules.noteUser(draft);
        }
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        ObjectRules.name(draft, problems);
        ObjectRules.noScalingAnnotations(draft, problems);
        ObjectRules.owner(draft, Labels.SERVICE, "Service", problems);
        TemplateRules.judge(draft, problems);
        if (!draft.hasOwner()) {
            ObjectRules.userIsTrue(draft, problems);
        }
    }
}
