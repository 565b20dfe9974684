package zeroth.function.seen;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;
import zeroth.function.event.Event;

/** The first station: measures a delivery, and tells the observers of its end. Plain calls have no type and no age. */
public record Watch(List<Observer> observers, KnownTypes types, InstantSource clock, LongSupplier nanos, Stage next)
        implements Stage {
    @Override
    public void deliver(Delivery delivery, Consumer<Outcome> then) {
        long start = nanos.getAsLong();
        next.deliver(delivery, outcome -> {
            tell(delivery, outcome, Duration.ofNanos(nanos.getAsLong() - start));
            then.accept(outcome);
        });
    }

    private void tell(Delivery delivery, Outcome outcome, Duration duration) {
        var function = delivery.function().spec().name();
        var name = Observation.name(outcome);
        if (delivery.events().isEmpty()) {
            tell(new Observation(function, "none", name, duration, Optional.empty()));
        }
        for (var event : delivery.events()) {
            var type = type(delivery, event);
            tell(new Observation(function, type, name, duration, age(event, duration)));
        }
    }

    /** What a function is declared for is known from the start. */
    private String type(Delivery delivery, Event event) {
        var type = event.attributes().type();
        boolean declared = delivery.function().spec().trigger().type().equals(type);
        return declared ? type : types.bounded(type);
    }

    private void tell(Observation observation) {
        observers.forEach(observer -> observer.ended(observation));
    }

    /** A clock that goes ahead of ours makes no event younger than new. */
    private Optional<Duration> age(Event event, Duration duration) {
        return event.attributes()
                .time()
                .map(time -> Duration.between(time.toInstant(), clock.instant()).minus(duration))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }
}
