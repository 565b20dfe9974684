package zeroth.function.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.runtime.BeanContainer;
import io.quarkus.funqy.runtime.FunctionConstructor;
import io.quarkus.funqy.runtime.FunctionRecorder;
import io.quarkus.funqy.runtime.FunqyConfig;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import zeroth.function.dispatch.EventFunction;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Functions;
import zeroth.function.event.StructuredMode;

/** Puts the functions together when the application starts. */
@Recorder
public class FunctionsRecorder {
    private final RuntimeValue<FunqyConfig> funqy;
    private final RuntimeValue<FunctionsConfig> config;

    public FunctionsRecorder(RuntimeValue<FunqyConfig> funqy, RuntimeValue<FunctionsConfig> config) {
        this.funqy = funqy;
        this.config = config;
    }

    public Handler<RoutingContext> endpoint(List<FunctionSpec> specs, BeanContainer beans) {
        FunctionConstructor.CONTAINER = beans;
        var mapper = PayloadMapper.from(beans.beanInstance(ObjectMapper.class));
        var mapping = new ConfiguredMapping(config.getValue().mapping());
        var functions = mapping.applied(specs).stream()
                .map(spec -> function(spec, mapper))
                .toList();
        return new EventEndpoint(
                new Functions(
                        functions, mapping.triggers(specs), funqy.getValue().export()),
                new StructuredMode(mapper));
    }

    /** Bodies are read whole, up to Quarkus' limit, for these routes alone. */
    public Consumer<Route> readsBody(Handler<RoutingContext> bodyHandler) {
        return route -> route.handler(bodyHandler);
    }

    private static EventFunction function(FunctionSpec spec, ObjectMapper mapper) {
        var invoker = FunctionRecorder.registry.matchInvoker(spec.name());
        return new EventFunction(spec, invoker, mapper, () -> UUID.randomUUID().toString());
    }
}
