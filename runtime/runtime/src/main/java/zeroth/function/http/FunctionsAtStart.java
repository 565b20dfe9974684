package zeroth.function.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionRecorder;
import java.util.List;
import java.util.Optional;
import zeroth.function.dispatch.EventFunction;
import zeroth.function.dispatch.EventIds;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Functions;
import zeroth.function.routing.FilterReader;

/** From what the build found out and the configuration says to functions that can be called. */
record FunctionsAtStart(ObjectMapper mapper, ConfiguredMapping mapping, FilterReader reader) {
    Functions functions(List<FunctionSpec> specs, Optional<String> exported) {
        var ids = new EventIds();
        var functions =
                mapping.applied(specs).stream().map(spec -> function(spec, ids)).toList();
        return new Functions(functions, mapping.triggers(specs, reader), exported);
    }

    private EventFunction function(FunctionSpec spec, EventIds ids) {
        var invoker = FunctionRecorder.registry.matchInvoker(spec.name());
        return new EventFunction(spec, invoker, mapper, ids);
    }
}
