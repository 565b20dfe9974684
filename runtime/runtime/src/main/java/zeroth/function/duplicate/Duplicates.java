package zeroth.function.duplicate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Stage;

/**
 * Lets an event through once: while it is being handled it is in flight, afterwards it gets the same answer again. What
 * failed may come again. A window that cannot be asked lets nothing through: the sender is to come back.
 */
public record Duplicates(Window window, Stage next) implements Stage {
    private static final System.Logger LOG = System.getLogger(Duplicates.class.getName());
    private static final Duration LATER = Duration.ofSeconds(1);

    @Override
    public void deliver(Delivery delivery, Consumer<Outcome> then) {
        if (delivery.events().isEmpty()) {
            next.deliver(delivery, then);
            return;
        }
        var key = EventKey.of(delivery);
        after(window.claim(key), (claim, failure) -> {
            if (failure == null) {
                claimed(claim, key, delivery, then);
            } else {
                LOG.log(System.Logger.Level.ERROR, "the window of duplicates cannot be asked", failure);
                then.accept(new Outcome.Postponed("the window of duplicates cannot be asked", Optional.of(LATER)));
            }
        });
    }

    private void claimed(Claim claim, EventKey key, Delivery delivery, Consumer<Outcome> then) {
        switch (claim) {
            case Claim.InFlight inFlight -> then.accept(new Outcome.InFlight());
            case Claim.Done done -> then.accept(done.outcome());
            case Claim.First first -> next.deliver(delivery, outcome -> ended(key, first.ticket(), outcome, then));
        }
    }

    /** The answer waits until the window knows it, so that what comes after it is told the same. */
    private void ended(EventKey key, String ticket, Outcome outcome, Consumer<Outcome> then) {
        after(remember(key, ticket, outcome), (known, failure) -> {
            if (failure != null) {
                LOG.log(System.Logger.Level.ERROR, "the window of duplicates cannot be told", failure);
            }
            then.accept(outcome);
        });
    }

    /** What goes wrong then is no failure of the window, and must not vanish in its future. */
    private static <T> void after(CompletionStage<T> asked, BiConsumer<T, @Nullable Throwable> then) {
        var unused = asked.whenComplete((answer, failure) -> {
            try {
                then.accept(answer, failure);
            } catch (RuntimeException | Error mistake) {
                LOG.log(System.Logger.Level.ERROR, "an outcome could not be told", mistake);
                throw mistake;
            }
        });
    }

    private CompletionStage<Void> remember(EventKey key, String ticket, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success success -> window.done(key, ticket, success);
            case Outcome.Failure failure -> window.release(key, ticket);
        };
    }
}
