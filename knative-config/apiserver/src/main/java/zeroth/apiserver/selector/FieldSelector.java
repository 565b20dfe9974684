package zeroth.apiserver.selector;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.store.Stored;

/** Rules on fields, all of which must hold: {@code metadata.name=x,status.phase!=Running}. */
public record FieldSelector(List<Rule> rules) {
    private static final Pattern RULE = Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\s*(==|=|!=)(.*)");

    public FieldSelector {
        rules = List.copyOf(rules);
    }

    public static FieldSelector parse(String text) {
        return new FieldSelector(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(FieldSelector::rule)
                .toList());
    }

    public boolean matches(Stored object) {
        return rules.stream().allMatch(rule -> rule.holds(object));
    }

    private static Rule rule(String text) {
        var parts = RULE.matcher(text);
        if (!parts.matches()) {
            throw Refusal.badRequest("invalid field selector: \"" + text + "\" is no rule on a field");
        }
        var expectation = parts.group(2).equals("!=") ? Expectation.OTHER : Expectation.EQUAL;
        return new Rule(parts.group(1), expectation, parts.group(3).strip());
    }

    enum Expectation {
        EQUAL,
        OTHER
    }

    record Rule(String field, Expectation expectation, String value) {
        boolean holds(Stored object) {
            return valueOf(object).equals(value) == (expectation == Expectation.EQUAL);
        }

        /** The key's own fields are asked for most, and need no reading of the object. */
        private String valueOf(Stored object) {
            return switch (field) {
                case "metadata.name" -> object.key().name();
                case "metadata.namespace" -> object.key().namespace();
                default -> Json.at(object.tree(), field.split("\\.")).asText("");
            };
        }
    }
}
