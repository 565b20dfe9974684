package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import zeroth.api.admission.field.Difference;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.ObjectNames;
import zeroth.api.admission.field.Problems;
import zeroth.api.admission.pod.RevisionDefaults;
import zeroth.api.admission.pod.RevisionSpecRules;

/** The template of a Revision, in a Service or a Configuration. */
final class TemplateRules {
    private TemplateRules() {}

    static void complete(Draft draft) {
        if (draft.object().path("spec").path("template").path("spec") instanceof ObjectNode spec
                && !keepsItsName(draft)) {
            RevisionDefaults.of(draft.settings().defaults(), draft.settings().features())
                    .complete(
                            spec,
                            draft.metadata(),
                            draft.isCreate() ? RevisionDefaults.Occasion.CREATE : RevisionDefaults.Occasion.UPDATE);
        }
    }

    static void judge(Draft draft, Problems problems) {
        Field template = draft.at("spec", "template");
        new RevisionSpecRules(draft.settings().defaults(), draft.settings().features(), problems)
                .judge(template.at("spec"));
        AnnotationRules.ofTemplate(draft.settings().autoscaler(), problems)
                .judge(template.at("metadata", "annotations"));
        SidecarRules.judge(template.at("metadata", "annotations"), template.at("spec"), problems);
        name(draft, template.at("metadata", "name"), problems);
        prefix(template.at("metadata", "generateName"), problems);
        if (keepsItsName(draft)) {
            unchanged(draft, template, problems);
        }
    }

    /** The user names the Revision, and names it as before: it is that Revision. */
    private static boolean keepsItsName(Draft draft) {
        String name = draft.at("spec", "template", "metadata", "name").text();
        return !name.isEmpty()
                && name.equals(
                        draft.oldAt("spec", "template", "metadata", "name").asText(""));
    }

    private static void unchanged(Draft draft, Field template, Problems problems) {
        String difference =
                Difference.describe("v1.RevisionTemplateSpec", draft.oldAt("spec", "template"), template.node());
        if (!difference.isEmpty()) {
            problems.addDetailed(
                    "Saw the following changes without a name change (-old +new)",
                    difference,
                    template.pathOf("metadata.name"));
        }
    }

    private static void name(Draft draft, Field name, Problems problems) {
        String parent = draft.at("metadata", "name").text();
        List<String> wrong = ObjectNames.dns1035Label(name.text());
        if (!name.isFilled()) {
            return;
        }
        if (!wrong.isEmpty()) {
            problems.invalid("not a DNS 1035 label: " + wrong, name.path());
        } else if (parent.isEmpty() || isNamedByPrefix(draft)) {
            problems.disallowed(name.path());
        } else if (!name.text().startsWith(parent + "-")) {
            problems.invalid("\"" + name.text() + "\" must have prefix \"" + parent + "-\"", name.path());
        }
    }

    private static boolean isNamedByPrefix(Draft draft) {
        return draft.isCreate() && draft.at("metadata", "generateName").isFilled();
    }

    private static void prefix(Field prefix, Problems problems) {
        List<String> wrong = ObjectNames.dns1035LabelPrefix(prefix.text());
        if (prefix.isFilled() && !wrong.isEmpty()) {
            problems.invalid("not a DNS 1035 label prefix: " + wrong, prefix.path());
        }
    }
}
