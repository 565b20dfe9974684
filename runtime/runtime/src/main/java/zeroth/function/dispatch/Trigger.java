package zeroth.function.dispatch;

import java.util.Map;
import java.util.Optional;
import zeroth.function.event.Attributes;

/** The events that a function wants: of one type ({@code *}: of any) and with these attributes. */
public record Trigger(String type, Map<String, String> conditions) {
    public static final String ANY = "*";

    public Trigger {
        conditions = Map.copyOf(conditions);
    }

    boolean meetsConditions(Attributes event) {
        return conditions.entrySet().stream()
                .allMatch(condition -> event.value(condition.getKey()).equals(Optional.of(condition.getValue())));
    }

    /** Whether some event could be wanted by both: no attribute tells them apart. */
    boolean overlaps(Trigger other) {
        return type.equals(other.type)
                && conditions.entrySet().stream()
                        .noneMatch(condition -> other.contradicts(condition.getKey(), condition.getValue()));
    }

    private boolean contradicts(String name, String value) {
        return !conditions.getOrDefault(name, value).equals(value);
    }
}
