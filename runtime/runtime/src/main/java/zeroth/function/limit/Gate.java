package zeroth.function.limit;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;

/** Lets so many calls of a function through at a time, keeps some waiting, and is busy for the rest. */
public final class Gate implements Stage {
    /** How many calls of one function run and wait at a time. */
    public record Limit(int concurrency, int queue) {
        public Limit {
            if (concurrency < 1 || queue < 0) {
                throw new IllegalArgumentException(
                        "concurrency %d, queue %d (expected: at least 1 and 0)".formatted(concurrency, queue));
            }
        }
    }

    private final Map<String, Seats> seats;
    private final Stage next;

    public Gate(Map<String, Limit> limits, Stage next) {
        this.seats = limits.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, limit -> seats(limit.getValue())));
        this.next = next;
    }

    @Override
    public void deliver(Delivery delivery, Consumer<Outcome> then) {
        Optional.ofNullable(seats.get(delivery.function().spec().name()))
                .ifPresentOrElse(found -> enter(found, delivery, then), () -> next.deliver(delivery, then));
    }

    private void enter(Seats seats, Delivery delivery, Consumer<Outcome> then) {
        Runnable call = () -> next.deliver(delivery, outcome -> {
            seats.leave().ifPresent(Runnable::run);
            then.accept(outcome);
        });
        switch (seats.enter(() -> delivery.home().execute(call))) {
            case SEATED -> call.run();
            case WAITING -> {}
            case FULL ->
                then.accept(new Outcome.Busy(delivery.function().spec().name() + " is busy, and its queue is full"));
        }
    }

    private static Seats seats(Limit limit) {
        return new Seats(limit.concurrency(), limit.queue());
    }
}
