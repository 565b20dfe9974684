package zeroth.api.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.ObjectNames;
import zeroth.api.admission.field.Problems;
import zeroth.api.autoscaling.ScalingAnnotation;
import zeroth.api.notation.GoDuration;
import zeroth.names.Annotations;
import zeroth.names.Labels;

/** What holds for the metadata of Knative's kinds. */
final class ObjectRules {
    private static final String CLUSTER_LOCAL = "cluster-local";
    private static final List<String> ROLLOUT_DURATION =
            List.of(Annotations.ROLLOUT_DURATION, "serving.knative.dev/rolloutDuration");

    private ObjectRules() {}

    static void name(Draft draft, Problems problems) {
        String name = draft.at("metadata", "name").text();
        String prefix = draft.at("metadata", "generateName").text();
        List<String> wrong = ObjectNames.dns1035Label(name);
        List<String> wrongPrefix = ObjectNames.dns1035LabelPrefix(prefix);
        if (!prefix.isEmpty() && !wrongPrefix.isEmpty()) {
            problems.add("not a DNS 1035 label prefix: " + wrongPrefix, "metadata.generateName");
        }
        if (!name.isEmpty() && !wrong.isEmpty()) {
            problems.add("not a DNS 1035 label: " + wrong, "metadata.name");
        }
        if (name.isEmpty() && prefix.isEmpty()) {
            problems.add("name or generateName is required", "metadata.name");
        }
    }

    static void noScalingAnnotations(Draft draft, Problems problems) {
        draft.annotations().keySet().stream()
                .filter(key -> key.startsWith(ScalingAnnotation.GROUP))
                .forEach(key -> problems.invalidKey(
                        key,
                        "metadata.annotations",
                        "autoscaling annotations must be put under \"spec.template.metadata.annotations\" to work"));
    }

    static void visibility(Draft draft, Problems problems) {
        Optional.ofNullable(draft.labels().get(Labels.VISIBILITY))
                .filter(value -> !value.equals(CLUSTER_LOCAL))
                .ifPresent(value -> problems.invalid(value, "metadata.labels." + Labels.VISIBILITY));
    }

    /**
     * A label that names another object is true only of that object's own children. Who had it may keep it: an object that
     * is freed when its owner goes must stay writable. Upstream denies the very write that frees it.
     */
    static void owner(Draft draft, String label, String kind, Problems problems) {
        Optional.ofNullable(draft.labels().get(label))
                .filter(name -> !name.equals(
                        draft.oldAt("metadata", "labels").path(label).asText("")))
                .filter(name -> draft.at("metadata", "ownerReferences").items().stream()
                        .noneMatch(owner -> owner.at("kind").text().equals(kind)
                                && owner.at("name").text().equals(name)))
                .ifPresent(name -> problems.missing("metadata.labels." + label));
    }

    /** How long traffic takes to move to a new Revision. */
    static void rolloutDuration(Draft draft, Problems problems) {
        Map<String, String> annotations = draft.annotations();
        ROLLOUT_DURATION.stream()
                .filter(annotations::containsKey)
                .findFirst()
                .filter(key -> !annotations.getOrDefault(key, "").isEmpty())
                .ifPresent(key -> rolloutDuration(key, annotations.getOrDefault(key, ""), problems));
    }

    private static void rolloutDuration(String key, String value, Problems problems) {
        String path = "metadata.annotations." + key;
        Optional<Duration> duration = GoDuration.parse(value);
        if (duration.isEmpty()) {
            problems.invalid(value, path);
        } else if (!GoDuration.isWholeSeconds(duration.get())) {
            problems.add("rollout-duration=" + value + " is not at second precision", path);
        } else if (duration.get().isNegative()) {
            problems.add("rollout-duration=" + value + " must be positive", path);
        }
    }

    /** Notes who made the object, and who changed its spec last. */
    static void noteUser(Draft draft) {
        if (draft.isCreate()) {
            annotations(draft).put(Annotations.CREATOR, draft.user()).put(Annotations.LAST_MODIFIER, draft.user());
        } else if (draft.changesSpec()) {
            annotations(draft).put(Annotations.LAST_MODIFIER, draft.user());
        }
    }

    static void userIsTrue(Draft draft, Problems problems) {
        if (draft.isCreate()) {
            return;
        }
        if (changed(draft, Annotations.CREATOR)) {
            problems.add("annotation value is immutable", "metadata.annotations." + Annotations.CREATOR);
        }
        if (!draft.changesSpec() && changed(draft, Annotations.LAST_MODIFIER)) {
            problems.invalid(
                    draft.annotations().getOrDefault(Annotations.LAST_MODIFIER, ""),
                    "metadata.annotations." + Annotations.LAST_MODIFIER);
        }
    }

    private static boolean changed(Draft draft, String key) {
        String old = draft.oldAt("metadata", "annotations").path(key).asText("");
        return !old.equals(draft.annotations().getOrDefault(key, ""));
    }

    private static ObjectNode annotations(Draft draft) {
        return child(child(draft.object(), "metadata"), "annotations");
    }

    /** The object of that name, made if there is none. */
    static ObjectNode child(ObjectNode parent, String name) {
        return Field.root(parent).at(name).node() instanceof ObjectNode child ? child : parent.putObject(name);
    }
}
