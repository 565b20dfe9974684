package zeroth.function.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Trigger;
import zeroth.function.dispatch.Triggers;
import zeroth.function.http.FunqyEventsConfig.FunctionMapping;

/** What the configuration changes about functions: a further trigger, and the names of answers. */
record ConfiguredMapping(Map<String, FunctionMapping> mapping) {
    List<FunctionSpec> applied(List<FunctionSpec> specs) {
        checkNames(specs);
        return specs.stream().map(this::applied).toList();
    }

    Triggers triggers(List<FunctionSpec> specs) {
        return new Triggers(Stream.concat(
                        specs.stream().map(FunctionSpec::binding),
                        specs.stream().flatMap(spec -> further(spec).stream()))
                .toList());
    }

    private FunctionSpec applied(FunctionSpec spec) {
        return of(spec).map(found -> spec.answering(
                        found.responseType().orElse(spec.responseType()),
                        found.responseSource().orElse(spec.responseSource())))
                .orElse(spec);
    }

    private Optional<Triggers.Binding> further(FunctionSpec spec) {
        return of(spec).flatMap(FunctionMapping::trigger)
                .map(type -> new Triggers.Binding(
                        spec.name(), new Trigger(type, spec.trigger().conditions())));
    }

    private Optional<FunctionMapping> of(FunctionSpec spec) {
        return Optional.ofNullable(mapping.get(spec.name()));
    }

    private void checkNames(List<FunctionSpec> specs) {
        var names = specs.stream().map(FunctionSpec::name).toList();
        for (var name : mapping.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalStateException(
                        "quarkus.funqy.knative-events.mapping: %s (expected: one of the functions %s)"
                                .formatted(name, names));
            }
        }
    }
}
