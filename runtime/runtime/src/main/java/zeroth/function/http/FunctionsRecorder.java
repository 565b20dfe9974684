package zeroth.function.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.runtime.BeanContainer;
import io.quarkus.funqy.runtime.FunctionConstructor;
import io.quarkus.funqy.runtime.FunqyConfig;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Intake;
import zeroth.function.duplicate.Window;
import zeroth.function.event.EventFormat;
import zeroth.function.routing.CesqlDialect;
import zeroth.function.routing.FilterReader;
import zeroth.function.seen.Observer;

/** Puts the functions together when the application starts. */
@Recorder
public class FunctionsRecorder {
    private final RuntimeValue<FunqyConfig> funqy;
    private final RuntimeValue<FunqyEventsConfig> events;
    private final RuntimeValue<FunctionsConfig> config;

    public FunctionsRecorder(
            RuntimeValue<FunqyConfig> funqy,
            RuntimeValue<FunqyEventsConfig> events,
            RuntimeValue<FunctionsConfig> config) {
        this.funqy = funqy;
        this.events = events;
        this.config = config;
    }

    public RuntimeValue<Intake> intake(
            List<FunctionSpec> specs,
            BeanContainer beans,
            Supplier<Vertx> vertx,
            List<RuntimeValue<EventFormat>> formats,
            RuntimeValue<CesqlDialect> cesql,
            Optional<RuntimeValue<BiFunction<Duration, Duration, Window>>> redis,
            List<RuntimeValue<Observer>> observers) {
        FunctionConstructor.CONTAINER = beans;
        var mapping = new ConfiguredMapping(
                events.getValue().mapping(), config.getValue().filters());
        var functions = new FunctionsAtStart(mapper(beans), mapping, new FilterReader(cesql.getValue()))
                .functions(specs, funqy.getValue().export());
        var stages = new Stages(
                config.getValue(), compatibility(), vertx, redis.map(RuntimeValue::getValue), values(observers));
        return new RuntimeValue<>(new Wiring(config.getValue(), compatibility(), mapper(beans))
                .intake(functions, stages.all(), values(formats)));
    }

    public Handler<RoutingContext> endpoint(RuntimeValue<Intake> intake, BeanContainer beans, String root) {
        return new Wiring(config.getValue(), compatibility(), mapper(beans)).endpoint(intake.getValue(), root);
    }

    private static ObjectMapper mapper(BeanContainer beans) {
        return PayloadMapper.from(beans.beanInstance(ObjectMapper.class));
    }

    private static <T> List<T> values(List<RuntimeValue<T>> recorded) {
        return recorded.stream().map(RuntimeValue::getValue).toList();
    }

    /** Read alone: a mapping of all that begins with {@code zeroth} would refuse what is not for us. */
    private static Statuses.Compatibility compatibility() {
        return ConfigProvider.getConfig()
                .getOptionalValue("zeroth.compat", Statuses.Compatibility.class)
                .orElse(Statuses.Compatibility.NONE);
    }

    public RuntimeValue<CesqlDialect> withoutCesql() {
        return new RuntimeValue<>(CesqlDialect.missing());
    }

    /** Bodies are read whole, up to Quarkus' limit, for these routes alone, and of those alone who may send. */
    public Consumer<Route> readsBody(Handler<RoutingContext> bodyHandler) {
        var guard = new TrustWiring(config.getValue().oidc()).guard();
        return route -> {
            guard.ifPresent(route::handler);
            route.handler(bodyHandler);
        };
    }
}
