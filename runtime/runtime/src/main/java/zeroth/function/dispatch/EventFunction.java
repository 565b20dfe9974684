package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Event;

/** One function that takes events. Immutable. */
public final class EventFunction {
    private final FunctionSpec spec;
    private final FunctionInvoker invoker;
    private final Optional<Input> input;
    private final Output output;

    public EventFunction(FunctionSpec spec, FunctionInvoker invoker, ObjectMapper mapper, Supplier<String> ids) {
        this.spec = spec;
        this.invoker = invoker;
        this.input = Optional.ofNullable(invoker.getInputType()).map(type -> new Input(mapper, type));
        this.output = new Output(mapper, invoker.getOutputType(), spec, ids);
    }

    public FunctionSpec spec() {
        return spec;
    }

    /** Never fails: whatever goes wrong is an outcome. */
    public Uni<Outcome> call(Event event) {
        return Uni.createFrom()
                .deferred(() -> result(event))
                .map(result -> output.outcome(result, event.attributes()))
                .onFailure()
                .recoverWithItem(Failures::outcome);
    }

    private Uni<@Nullable Object> result(Event event) {
        var argument = input.map(made -> made.from(event)).orElse(null);
        var call = new Call(new ReceivedEvent<>(event.attributes(), argument), argument);
        invoker.invoke(call, call);
        return call.getOutput().flatMap(EventFunction::settled);
    }

    private static Uni<@Nullable Object> settled(@Nullable Object result) {
        return result instanceof CompletionStage<?> stage
                ? Uni.createFrom().completionStage(() -> stage.thenApply(value -> value))
                : Uni.createFrom().item(result);
    }
}
