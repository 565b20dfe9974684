package zeroth.function.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.function.event.Attributes;

/** Which function takes which event: never more than one. Immutable. */
public final class Triggers {
    /** A function's name and the events that it wants. */
    public record Binding(String function, Trigger trigger) {}

    private final Map<String, List<Binding>> byType = new HashMap<>();

    /**
     * Refuses bindings of which two could want one event.
     *
     * @throws IllegalStateException naming both functions
     */
    public Triggers(List<Binding> bindings) {
        bindings.forEach(this::add);
    }

    Optional<String> match(Attributes event) {
        return match(event.type(), event).or(() -> match(Trigger.ANY, event));
    }

    private Optional<String> match(String type, Attributes event) {
        return byType.getOrDefault(type, List.of()).stream()
                .filter(binding -> binding.trigger().meetsConditions(event))
                .map(Binding::function)
                .findFirst();
    }

    private void add(Binding added) {
        var sameType = byType.computeIfAbsent(added.trigger().type(), type -> new ArrayList<>());
        for (var other : sameType) {
            if (!other.function().equals(added.function()) && other.trigger().overlaps(added.trigger())) {
                throw new IllegalStateException(
                        "functions %s and %s both take events of type %s (expected: different triggers, or one attribute with different values)"
                                .formatted(
                                        other.function(),
                                        added.function(),
                                        added.trigger().type()));
            }
        }
        sameType.add(added);
    }
}
