package zeroth.function.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.http.FunqyEventsConfig.FunctionMapping;
import zeroth.function.routing.FilterReader;
import zeroth.function.routing.Trigger;
import zeroth.function.routing.Triggers;
import zeroth.function.routing.Triggers.Binding;

/** What the configuration changes about functions: a further trigger, and the names of answers. */
record ConfiguredMapping(Map<String, FunctionMapping> mapping, Map<String, String> filters) {
    List<FunctionSpec> applied(List<FunctionSpec> specs) {
        checkNames(specs);
        return specs.stream().map(this::applied).toList();
    }

    Triggers triggers(List<FunctionSpec> specs, FilterReader reader) {
        var declared = specs.stream().map(FunctionSpec::binding);
        var types = specs.stream().flatMap(spec -> further(spec).stream());
        var filtered = filters.entrySet().stream()
                .map(entry -> new Binding(entry.getKey(), new Trigger(Trigger.ANY, Map.of(), entry.getValue())));
        return new Triggers(
                Stream.of(declared, types, filtered).flatMap(each -> each).toList(), reader);
    }

    private FunctionSpec applied(FunctionSpec spec) {
        return of(spec).map(found -> spec.answering(
                        found.responseType().orElse(spec.responseType()),
                        found.responseSource().orElse(spec.responseSource())))
                .orElse(spec);
    }

    private Optional<Binding> further(FunctionSpec spec) {
        return of(spec).flatMap(FunctionMapping::trigger)
                .map(type -> new Binding(
                        spec.name(), new Trigger(type, spec.trigger().conditions(), "")));
    }

    private Optional<FunctionMapping> of(FunctionSpec spec) {
        return Optional.ofNullable(mapping.get(spec.name()));
    }

    private void checkNames(List<FunctionSpec> specs) {
        var names = specs.stream().map(FunctionSpec::name).toList();
        check("quarkus.funqy.knative-events.mapping", mapping.keySet(), names);
        check("zeroth.functions.filters", filters.keySet(), names);
    }

    private static void check(String key, Set<String> mentioned, List<String> names) {
        for (var name : mentioned) {
            if (!names.contains(name)) {
                throw new IllegalStateException(
                        "%s: %s (expected: one of the functions %s)".formatted(key, name, names));
            }
        }
    }
}
