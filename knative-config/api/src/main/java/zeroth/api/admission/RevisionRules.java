package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.serving.v1.Revision;
import zeroth.api.admission.field.Difference;
import zeroth.api.admission.field.Problems;
import zeroth.api.admission.pod.RevisionDefaults;
import zeroth.api.admission.pod.RevisionSpecRules;
import zeroth.names.Labels;

/** Revisions: complete when they are made, and never another from then on. */
final class RevisionRules implements KindRules {
    @Override
    public Class<?> type() {
        return Revision.class;
    }

    @Override
    public void complete(Draft draft) {
        if (draft.isCreate() && draft.object().path("spec") instanceof ObjectNode spec) {
            RevisionDefaults.of(draft.settings().defaults(), draft.settings().features())
                    .complete(spec, draft.metadata(), RevisionDefaults.Occasion.CREATE);
        }
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        ObjectRules.name(draft, problems);
        ObjectRules.owner(draft, Labels.CONFIGURATION, "Configuration", problems);
        new ScalingAnnotationRules(
                        draft.annotations(),
                        "metadata.annotations",
                        draft.settings().autoscaler(),
                        problems)
                .judge();
        if (draft.isCreate()) {
            SidecarRules.judge(draft.at("metadata", "annotations"), draft.at("spec"), problems);
            new RevisionSpecRules(draft.settings().defaults(), draft.settings().features(), problems)
                    .judge(draft.at("spec"));
        } else {
            unchanged(draft, problems);
        }
    }

    private static void unchanged(Draft draft, Problems problems) {
        String difference = Difference.describe(
                "v1.RevisionSpec", draft.oldAt("spec"), draft.at("spec").node());
        if (!difference.isEmpty()) {
            problems.addDetailed("Immutable fields changed (-old +new)", difference, "spec");
        }
    }
}
