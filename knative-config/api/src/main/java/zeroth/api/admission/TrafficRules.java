package zeroth.api.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zeroth.api.admission.field.Field;
import zeroth.api.admission.field.ObjectNames;
import zeroth.api.admission.field.Problems;

/** Which Revisions get a Route's requests. In a Service the Configuration is known, and must not be named. */
enum TrafficRules {
    OF_ROUTE,
    OF_SERVICE;

    void complete(ObjectNode spec) {
        if (this == OF_SERVICE && Field.root(spec).at("traffic").items().isEmpty()) {
            spec.putArray("traffic").addObject().put("latestRevision", true).put("percent", 100);
        }
        if (spec.path("traffic") instanceof ArrayNode traffic) {
            traffic.forEach(TrafficRules::completeTarget);
        }
    }

    private static void completeTarget(JsonNode node) {
        if (node instanceof ObjectNode target) {
            complete(target, Field.root(target));
        }
    }

    private static void complete(ObjectNode target, Field field) {
        if (!field.at("latestRevision").isSet()) {
            target.put("latestRevision", field.at("revisionName").text().isEmpty());
        }
        if (!field.at("percent").isSet()) {
            target.put("percent", 0);
        }
    }

    void judge(Field traffic, Problems problems) {
        List<Field> targets = traffic.items();
        targets.forEach(target -> target(target, problems));
        tags(targets, problems);
        long sum = targets.stream()
                .mapToLong(target -> target.at("percent").number().orElse(0))
                .sum();
        if (sum != 100) {
            problems.add("Traffic targets sum to " + sum + ", want 100", traffic.path());
        }
    }

    private void target(Field target, Problems problems) {
        latest(target, problems);
        destination(target, problems);
        target.at("percent").number().ifPresent(percent -> inPercent(percent, target.pathOf("percent"), problems));
        if (!target.at("url").text().isEmpty()) {
            problems.disallowed(target.pathOf("url"));
        }
    }

    private static void latest(Field target, Problems problems) {
        String revision = target.at("revisionName").text();
        boolean latest = target.at("latestRevision").isTrue();
        if (latest != revision.isEmpty()) {
            problems.add(
                    "may not set revisionName \"" + revision + "\" when latestRevision is " + latest,
                    target.pathOf("latestRevision"));
        }
    }

    private void destination(Field target, Problems problems) {
        Field revision = target.at("revisionName");
        Field configuration = target.at("configurationName");
        if (this == OF_SERVICE && configuration.isFilled()) {
            problems.disallowed(configuration.path());
        } else if (revision.isFilled() && configuration.isFilled()) {
            problems.both(revision.path(), configuration.path());
        } else if (this == OF_ROUTE && !revision.isFilled() && !configuration.isFilled()) {
            problems.neither(revision.path(), configuration.path());
        } else {
            qualified(revision, problems);
            qualified(configuration, problems);
        }
    }

    private static void qualified(Field name, Problems problems) {
        List<String> wrong = ObjectNames.qualifiedName(name.text());
        if (name.isFilled() && !wrong.isEmpty()) {
            problems.invalidKey(name.text(), name.path(), String.join(", ", wrong));
        }
    }

    private static void inPercent(long percent, String path, Problems problems) {
        if (percent < 0 || percent > 100) {
            problems.outOfBounds(percent, 0, 100, path);
        }
    }

    private static void tags(List<Field> targets, Problems problems) {
        Map<String, String> seen = new HashMap<>();
        for (Field target : targets) {
            Field tag = target.at("tag");
            if (tag.isFilled()) {
                tag(tag, seen, problems);
            }
        }
    }

    private static void tag(Field tag, Map<String, String> seen, Problems problems) {
        List<String> wrong = ObjectNames.dns1035Label(tag.text());
        if (!wrong.isEmpty()) {
            problems.invalid("not a DNS 1035 label: " + wrong, tag.path());
        }
        String first = seen.putIfAbsent(tag.text(), tag.path());
        if (first != null) {
            problems.add("Multiple definitions for \"" + tag.text() + "\"", tag.path(), first);
        }
    }
}
