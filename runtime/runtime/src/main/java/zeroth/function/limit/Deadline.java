package zeroth.function.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;

/**
 * Answers for a call that takes too long, with the time that it waits for its turn, and abandons it. The call's own end
 * is still heard by the stations before the function: its seat is free only when it has really ended.
 */
public record Deadline(Map<String, Duration> timeouts, Delay delay, Stage next) implements Stage {
    public Deadline {
        timeouts = Map.copyOf(timeouts);
    }

    @Override
    public void deliver(Delivery delivery, Consumer<Outcome> then) {
        Optional.ofNullable(timeouts.get(delivery.function().spec().name()))
                .ifPresentOrElse(time -> deliver(delivery, time, then), () -> next.deliver(delivery, then));
    }

    private void deliver(Delivery delivery, Duration time, Consumer<Outcome> then) {
        var answered = new AtomicBoolean();
        var alarm = delay.after(time, () -> {
            if (answered.compareAndSet(false, true)) {
                then.accept(new Outcome.TimedOut(time));
                delivery.abandon();
            }
        });
        next.deliver(delivery, outcome -> {
            alarm.run();
            if (answered.compareAndSet(false, true)) {
                then.accept(outcome);
            }
        });
    }
}
