package zeroth.function.messaging;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import zeroth.function.event.Event;
import zeroth.function.messaging.Mail.Letter;
import zeroth.function.messaging.Mail.Scrap;

/**
 * One message on its way from its turn to its end: attempts, answers, and what the broker is told. All of it happens at
 * home, the message's own context. A message that is given up is neither acknowledged nor refused, so that the broker
 * brings it again.
 */
record Handling(Message<?> message, Transport transport, Route route, Executor home, Runnable ended) {
    private static final System.Logger LOG = System.getLogger(Handling.class.getName());

    void begin(Mail mail) {
        switch (mail) {
            case Letter letter -> attempt(letter, 0);
            case Scrap scrap -> bury(scrap.reason());
        }
    }

    private void attempt(Letter letter, int attempt) {
        route.deliver(letter, home, outcome -> home.execute(() -> settle(letter, attempt, route.settlement(outcome))));
    }

    private void settle(Letter letter, int attempt, Settlement settlement) {
        switch (settlement) {
            case Settlement.Done done -> answer(letter, attempt, done.answers());
            case Settlement.Bury bury -> bury(bury.reason());
            case Settlement.Again again -> again(letter, attempt, again.reason(), again.asked());
            case Settlement.Wait wait -> pause(route.patience(attempt), () -> attempt(letter, attempt));
        }
    }

    /** Answers go out before the message is acknowledged: whatever happens between, none is lost. */
    private void answer(Letter letter, int attempt, List<Event> answers) {
        route.answers()
                .send(letter, answers)
                .subscribe()
                .with(
                        sent -> tell(message::ack, 0),
                        failure -> home.execute(() -> unanswered(letter, attempt, failure)));
    }

    private void unanswered(Letter letter, int attempt, Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, "an answer was not sent", failure);
        again(letter, attempt, "its answer was not sent: " + failure.getClass().getSimpleName(), Optional.empty());
    }

    private void again(Letter letter, int attempt, String reason, Optional<Duration> asked) {
        route.beforeRetry(attempt, asked)
                .ifPresentOrElse(time -> pause(time, () -> attempt(letter, attempt + 1)), () -> giveBack(reason));
    }

    private void bury(String reason) {
        tell(() -> transport.bury(message, new NotHandledException(reason)), 0);
    }

    private void giveBack(String reason) {
        tell(() -> transport.giveBack(message, new NotHandledException(reason)), 0);
    }

    /** A broker that cannot be told now may be told later. */
    private void tell(Supplier<CompletionStage<Void>> broker, int attempt) {
        Uni.createFrom().completionStage(broker).subscribe().with(told -> ended.run(), failure -> {
            LOG.log(System.Logger.Level.WARNING, "a broker was not told what became of a message", failure);
            pause(route.patience(attempt), () -> tell(broker, attempt + 1));
        });
    }

    private void pause(Duration time, Runnable then) {
        route.pauses().after(time, () -> home.execute(then), ended);
    }
}
