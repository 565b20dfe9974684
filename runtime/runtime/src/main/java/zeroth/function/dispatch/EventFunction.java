package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.RefusedEventException;

/** One function. Immutable. */
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

    /** Whether it takes many events in one call. */
    public boolean takesBatches() {
        return input.filter(Input::isMany).isPresent();
    }

    /**
     * Calls it for one event, or for many if it takes many. Whatever goes wrong is an outcome. What this returns gives the
     * result up, if there is none yet: then there is no outcome.
     */
    public Cancellable call(List<Event> events, Consumer<Outcome> then) {
        var event = events.getFirst().attributes();
        var origin = Span.current().map(span -> span.continuing(event)).orElse(event);
        return called(() -> call(events, argument(events)), result -> output.outcome(result, origin), then);
    }

    /** Calls it for a request that is no event, with JSON or nothing. */
    public Cancellable callPlain(EventData json, Consumer<Outcome> then) {
        return called(() -> plainCall(json), output::plain, then);
    }

    private Cancellable called(
            Supplier<Call> prepared, Function<@Nullable Object, Outcome> read, Consumer<Outcome> then) {
        Uni<?> result;
        try {
            var call = prepared.get();
            invoker.invoke(call, call);
            result = call.getOutput();
        } catch (Throwable e) {
            then.accept(Failures.outcome(e));
            return () -> {};
        }
        return Returning.from(result, read, then);
    }

    private Input.Argument argument(List<Event> events) {
        return input.map(made -> made.from(events)).orElseGet(() -> new Input.Argument(null, null));
    }

    private Call call(List<Event> events, Input.Argument argument) {
        return takesBatches() ? Call.of(argument) : Call.of(events.getFirst(), argument);
    }

    private Call plainCall(EventData json) {
        if (output.isEvent() || input.filter(Input::isEvent).isPresent()) {
            throw RefusedEventException.malformed(
                    "no event (expected: one, since " + spec.name() + " is about events)");
        }
        return Call.of(input.map(made -> made.plain(json)).orElseGet(() -> new Input.Argument(null, null)));
    }
}
