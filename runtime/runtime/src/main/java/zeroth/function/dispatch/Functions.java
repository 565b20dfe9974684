package zeroth.function.dispatch;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import zeroth.function.event.Attributes;
import zeroth.function.event.RefusedEventException;
import zeroth.function.routing.Filter;
import zeroth.function.routing.Triggers;

/** The functions of this application, by the events that they want. Immutable. */
public final class Functions {
    private final Map<String, EventFunction> byName;
    private final Triggers triggers;
    private final Optional<EventFunction> exported;

    /** An exported function takes events of any type, alone. */
    public Functions(Collection<EventFunction> functions, Triggers triggers, Optional<String> exported) {
        this.byName =
                functions.stream().collect(Collectors.toMap(each -> each.spec().name(), Function.identity()));
        this.triggers = triggers;
        this.exported = exported.map(this::named);
    }

    public EventFunction choose(Attributes event) {
        return chosen(event)
                .orElseThrow(() -> RefusedEventException.unwanted(
                        "type: " + event.type() + " (expected: one that a function here takes)"));
    }

    public Optional<EventFunction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The function that is meant when none is named: the exported one, or the only one. */
    public Optional<EventFunction> alone() {
        return exported.or(() -> byName.size() == 1 ? byName.values().stream().findFirst() : Optional.empty());
    }

    public Collection<EventFunction> all() {
        return byName.values();
    }

    private Optional<EventFunction> chosen(Attributes event) {
        return exported.isPresent()
                ? exported.filter(function -> meetsConditions(function, event))
                : triggers.match(event).map(this::named);
    }

    private static boolean meetsConditions(EventFunction function, Attributes event) {
        return Filter.exactly(function.spec().trigger().conditions()).matches(event);
    }

    private EventFunction named(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(
                        () -> new IllegalStateException("quarkus.funqy.export: " + name + " (expected: a function)"));
    }
}
