package zeroth.function.dispatch;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import zeroth.function.event.Event;
import zeroth.function.event.RefusedEventException;

/**
 * Hands the events of one batch to their functions, one call after the other: a batch takes one seat at a time, and
 * keeps its order. A function that takes many gets its events in one call, where the first of them stands.
 */
public record Batch(Functions functions, Stage stages, Executor home) {
    /** The outcome of all: every answer, or the worst failure. */
    public void deliver(List<Event> events, Consumer<Outcome> then) {
        var outcomes = new BatchOutcomes(events.size());
        next(calls(events, outcomes).iterator(), outcomes, then);
    }

    private void next(Iterator<Call> calls, BatchOutcomes outcomes, Consumer<Outcome> then) {
        if (!calls.hasNext()) {
            then.accept(outcomes.combined());
            return;
        }
        var call = calls.next();
        stages.deliver(Delivery.of(call.function, call.events, home), outcome -> {
            outcomes.add(call.first, outcome);
            home.execute(() -> next(calls, outcomes, then));
        });
    }

    private List<Call> calls(List<Event> events, BatchOutcomes outcomes) {
        var calls = new ArrayList<Call>();
        Map<EventFunction, Call> ofMany = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            try {
                add(calls, ofMany, functions.choose(events.get(i).attributes()), events.get(i), i);
            } catch (RefusedEventException refused) {
                outcomes.add(i, Failures.outcome(refused));
            }
        }
        return calls;
    }

    private static void add(
            List<Call> calls, Map<EventFunction, Call> ofMany, EventFunction function, Event event, int at) {
        var begun = Optional.ofNullable(ofMany.get(function)).filter(call -> function.takesBatches());
        if (begun.isPresent()) {
            begun.get().events.add(event);
        } else {
            var call = new Call(function, new ArrayList<>(List.of(event)), at);
            calls.add(call);
            ofMany.put(function, call);
        }
    }

    private record Call(EventFunction function, List<Event> events, int first) {}
}
