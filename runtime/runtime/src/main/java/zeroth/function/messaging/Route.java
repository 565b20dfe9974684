package zeroth.function.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import zeroth.function.dispatch.Batch;
import zeroth.function.dispatch.Delivery;
import zeroth.function.dispatch.Failures;
import zeroth.function.dispatch.Intake;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.ContentMode;
import zeroth.function.event.RefusedEventException;
import zeroth.function.messaging.Mail.Letter;
import zeroth.function.sink.Backoff;

/** What a channel's messages pass: the functions, then the channel of answers; and what is done when one fails. */
record Route(Intake intake, Answers answers, Backoff retries, Backoff patience, Pauses pauses) {
    /** Tells the outcome once, on any thread. */
    void deliver(Letter letter, Executor home, Consumer<Outcome> then) {
        if (letter.mode() instanceof ContentMode.Batch) {
            new Batch(intake.functions(), intake.stages(), home).deliver(letter.events(), then);
            return;
        }
        try {
            var event = letter.events().getFirst();
            var function = intake.functions().choose(event.attributes());
            intake.stages().deliver(Delivery.of(function, List.of(event), home), then);
        } catch (RefusedEventException refused) {
            then.accept(Failures.outcome(refused));
        }
    }

    Settlement settlement(Outcome outcome) {
        return Settlement.of(outcome, intake.unwanted());
    }

    Optional<Duration> beforeRetry(int retry, Optional<Duration> asked) {
        return retries.before(retry, asked);
    }

    /** Without an end, but never longer than the longest wait. */
    Duration patience(int attempt) {
        return patience.before(attempt, Optional.empty()).orElseThrow();
    }
}
