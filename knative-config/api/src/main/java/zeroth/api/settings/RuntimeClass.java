package zeroth.api.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A container runtime for those Revisions that carry all these labels.
 *
 * @param selector empty: for all
 */
public record RuntimeClass(String name, Map<String, String> selector) {
    private static final String KEY = "runtime-class-name";
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    public RuntimeClass {
        Rule.require(
                name.length() <= 253 && SUBDOMAIN.matcher(name).matches(),
                KEY + ": invalid value " + name + " (expected: a DNS subdomain)");
        selector = Map.copyOf(selector);
    }

    static List<RuntimeClass> parse(String yaml) {
        List<RuntimeClass> classes = new ArrayList<>();
        Yaml.mapping(KEY, yaml)
                .properties()
                .forEach(entry -> classes.add(new RuntimeClass(entry.getKey(), selector(entry.getValue()))));
        return List.copyOf(classes);
    }

    /** The class for those labels: the most specific one, then the first by name. */
    public static Optional<RuntimeClass> select(List<RuntimeClass> classes, Map<String, String> labels) {
        return classes.stream()
                .filter(candidate ->
                        labels.entrySet().containsAll(candidate.selector().entrySet()))
                .max(Comparator.comparingInt(
                                (RuntimeClass candidate) -> candidate.selector().size())
                        .thenComparing(RuntimeClass::name, Comparator.reverseOrder()));
    }

    private static Map<String, String> selector(JsonNode value) {
        return Yaml.texts(KEY, value.path("selector"));
    }
}
