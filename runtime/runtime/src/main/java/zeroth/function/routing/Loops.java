package zeroth.function.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Functions whose answers a broker would hand back to them, again and again. A function for events of any type says
 * nothing of what its Trigger lets through, and is left out.
 */
public record Loops(List<Function> functions, FilterReader reader) {
    public Loops {
        functions = List.copyOf(functions);
    }

    /** A function that answers: what it takes, and what its answers are called. */
    public record Function(String name, Trigger trigger, String responseType, String responseSource) {}

    /** The names of functions of which each takes the answers of the one before; the first is also the last. */
    public Optional<List<String>> find() {
        return functions.stream()
                .flatMap(function -> from(List.of(function)).stream())
                .findFirst();
    }

    private Optional<List<String>> from(List<Function> path) {
        var last = path.getLast();
        if (takes(path.getFirst(), last)) {
            return Optional.of(path.stream().map(Function::name).toList());
        }
        return functions.stream()
                .filter(next -> !path.contains(next) && takes(next, last))
                .flatMap(next -> from(with(path, next)).stream())
                .findFirst();
    }

    private boolean takes(Function function, Function answering) {
        var trigger = function.trigger();
        var answer = Filter.exactly(Map.of("type", answering.responseType(), "source", answering.responseSource()));
        boolean anything = trigger.isOfAnyType() && !trigger.isFiltered();
        return !anything && Proof.implies(answer, trigger.filter(reader));
    }

    private static List<Function> with(List<Function> path, Function next) {
        var longer = new ArrayList<>(path);
        longer.add(next);
        return longer;
    }
}
