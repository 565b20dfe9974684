package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.RefusedEventException;

/** One function. Immutable. */
public final class EventFunction {
    /** More answers to one call than anybody means. */
    static final int MOST_REPLIES = 10_000;

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
     * Calls it for one event, or for many if it takes many. Never fails: whatever goes wrong is an outcome.
     */
    public Uni<Outcome> call(List<Event> events) {
        return recovered(Uni.createFrom()
                .deferred(() -> result(call(events, argument(events))))
                .map(result -> output.outcome(result, events.getFirst().attributes())));
    }

    /** Calls it for a request that is no event, with JSON or nothing. */
    public Uni<Outcome> callPlain(EventData json) {
        return recovered(
                Uni.createFrom().deferred(() -> result(plainCall(json))).map(output::plain));
    }

    private static Uni<Outcome> recovered(Uni<Outcome> outcome) {
        return outcome.onFailure().recoverWithItem(Failures::outcome);
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

    private Uni<@Nullable Object> result(Call call) {
        invoker.invoke(call, call);
        return call.getOutput().flatMap(EventFunction::settled);
    }

    private static Uni<@Nullable Object> settled(@Nullable Object result) {
        return switch (result) {
            case CompletionStage<?> stage -> Uni.createFrom().completionStage(() -> stage.thenApply(value -> value));
            case Multi<?> many ->
                many.select().first(MOST_REPLIES + 1).collect().asList().map(EventFunction::bounded);
            case null -> Uni.createFrom().nullItem();
            case Object value -> Uni.createFrom().item(value);
        };
    }

    private static Object bounded(List<?> replies) {
        if (replies.size() > MOST_REPLIES) {
            throw new IllegalStateException("answers: more than " + MOST_REPLIES);
        }
        return replies;
    }
}
