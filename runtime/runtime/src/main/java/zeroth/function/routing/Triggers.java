package zeroth.function.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.function.event.Attributes;

/**
 * Which function takes which event: never more than one. A function for the event's type goes before one for events that
 * pass its filters, and that before one for events of any type. Immutable.
 */
public final class Triggers {
    /** A function's name and the events that it wants. */
    public record Binding(String function, Trigger trigger) {}

    private record Route(String function, Filter filter) {}

    private final Map<String, List<Route>> byType = new HashMap<>();
    private final List<Route> filtered = new ArrayList<>();
    private final List<Route> others = new ArrayList<>();

    /**
     * Refuses bindings of which two could want one event.
     *
     * @throws IllegalStateException naming both functions
     */
    public Triggers(List<Binding> bindings, FilterReader reader) {
        for (var binding : bindings) {
            add(binding.trigger(), new Route(binding.function(), filter(binding, reader)));
        }
    }

    public Optional<String> match(Attributes event) {
        return match(byType.getOrDefault(event.type(), List.of()), event)
                .or(() -> match(filtered, event))
                .or(() -> match(others, event));
    }

    private static Optional<String> match(List<Route> routes, Attributes event) {
        for (var route : routes) {
            if (route.filter.matches(event)) {
                return Optional.of(route.function);
            }
        }
        return Optional.empty();
    }

    private static Filter filter(Binding binding, FilterReader reader) {
        try {
            return binding.trigger().filter(reader);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("function " + binding.function() + ": " + e.getMessage(), e);
        }
    }

    private void add(Trigger trigger, Route added) {
        var routes = beside(trigger);
        for (var other : routes) {
            boolean same = other.function.equals(added.function);
            if (!same && !Proof.disjoint(other.filter, added.filter)) {
                throw ambiguous(trigger, other, added);
            }
        }
        routes.add(added);
    }

    private List<Route> beside(Trigger trigger) {
        if (!trigger.isOfAnyType()) {
            return byType.computeIfAbsent(trigger.type(), type -> new ArrayList<>());
        }
        return trigger.isFiltered() ? filtered : others;
    }

    private static IllegalStateException ambiguous(Trigger trigger, Route one, Route other) {
        return new IllegalStateException(
                "functions %s and %s could both take one event of type %s (expected: different types, one attribute with different values, or the filter of the one in a \"not\" of the other)"
                        .formatted(one.function, other.function, trigger.type()));
    }
}
