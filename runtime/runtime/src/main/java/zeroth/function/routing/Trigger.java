package zeroth.function.routing;

import java.util.List;
import java.util.Map;

/**
 * The events that a function wants: of one type ({@code *}: of any), with these attributes, and past these filters,
 * which are JSON as in a Knative Trigger.
 */
public record Trigger(String type, Map<String, String> conditions, String filters) {
    public static final String ANY = "*";

    public Trigger {
        conditions = Map.copyOf(conditions);
    }

    public static Trigger of(String type) {
        return new Trigger(type, Map.of(), "");
    }

    public Filter filter(FilterReader reader) {
        var type = isOfAnyType() ? Filter.any() : Filter.exactly(Map.of("type", this.type));
        return new Filter.All(List.of(type, Filter.exactly(conditions), reader.read(filters)));
    }

    boolean isOfAnyType() {
        return type.equals(ANY);
    }

    boolean isFiltered() {
        return !filters.isBlank();
    }
}
