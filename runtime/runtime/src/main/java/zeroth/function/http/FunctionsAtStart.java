package zeroth.function.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionRecorder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import zeroth.function.dispatch.EventFunction;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Functions;
import zeroth.function.routing.FilterReader;

/** From what the build found out and the configuration says to functions that can be called. */
record FunctionsAtStart(ObjectMapper mapper, ConfiguredMapping mapping, FilterReader reader) {
    Functions functions(List<FunctionSpec> specs, Optional<String> exported) {
        var functions = mapping.applied(specs).stream().map(this::function).toList();
        return new Functions(functions, mapping.triggers(specs, reader), exported);
    }

    private EventFunction function(FunctionSpec spec) {
        var invoker = FunctionRecorder.registry.matchInvoker(spec.name());
        return new EventFunction(spec, invoker, mapper, () -> UUID.randomUUID().toString());
    }
}
