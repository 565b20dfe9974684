package zeroth.function.dev;

import java.util.ArrayList;
import java.util.List;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.routing.Trigger;

/**
 * A function as the Dev UI shows it.
 *
 * @param signature the method
 * @param types the event types that it takes
 * @param filters what else an event must meet
 */
public record FunctionRow(
        String name, String signature, List<String> types, String filters, String responseType, String responseSource) {
    public FunctionRow {
        types = List.copyOf(types);
    }

    public static FunctionRow of(FunctionSpec spec, String signature) {
        return new FunctionRow(
                spec.name(),
                signature,
                List.of(spec.trigger().type()),
                filters(spec.trigger()),
                spec.responseType(),
                spec.responseSource());
    }

    FunctionRow taking(String type) {
        var all = new ArrayList<>(types);
        all.add(type);
        return new FunctionRow(name, signature, all, filters, responseType, responseSource);
    }

    FunctionRow answering(String type, String source) {
        return new FunctionRow(name, signature, types, filters, type, source);
    }

    private static String filters(Trigger trigger) {
        return trigger.conditions().isEmpty() ? trigger.filters() : trigger.conditions() + trigger.filters();
    }
}
