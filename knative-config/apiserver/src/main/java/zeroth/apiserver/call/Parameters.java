package zeroth.apiserver.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import zeroth.apiserver.refusal.Refusal;

/** The query of a request. */
public record Parameters(Map<String, List<String>> values) {
    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Map.copyOf(values);
    }

    /** The first value; an empty one counts as absent, as in Kubernetes. */
    public Optional<String> text(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean isTrue(String name) {
        // A bare "?watch" is true as well.
        return values.containsKey(name)
                && !List.of("false", "0").contains(text(name).orElse("true"));
    }

    public OptionalLong number(String name) {
        return text(name).map(value -> OptionalLong.of(parsed(name, value))).orElse(OptionalLong.empty());
    }

    private static long parsed(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest(name + ": Invalid value: \"" + value + "\": must be a number");
        }
    }
}
