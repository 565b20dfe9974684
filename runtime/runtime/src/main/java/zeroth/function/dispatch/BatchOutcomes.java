package zeroth.function.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.function.event.Event;

/**
 * What became of the events of a batch. Confined to the thread that delivers at the moment. The worst counts: if one may
 * succeed later the batch is to be sent again, and what succeeded is answered from the window of duplicates.
 */
final class BatchOutcomes {
    private final int size;
    private final List<Event> replies = new ArrayList<>();
    private Optional<Outcome.Failure> worst = Optional.empty();

    BatchOutcomes(int size) {
        this.size = size;
    }

    void add(int index, Outcome outcome) {
        switch (outcome) {
            case Outcome.Replied replied -> replies.add(replied.event());
            case Outcome.RepliedMany many -> replies.addAll(many.events());
            case Outcome.Success success -> {}
            case Outcome.Failure failure -> worsen(index, failure);
        }
    }

    Outcome combined() {
        return worst.<Outcome>map(failure -> failure)
                .orElseGet(() -> replies.isEmpty() ? new Outcome.Accepted() : new Outcome.RepliedMany(replies));
    }

    private void worsen(int index, Outcome.Failure failure) {
        if (worst.isEmpty() || (mayPass(failure) && !mayPass(worst.get()))) {
            worst = Optional.of(placed("event %d of %d: ".formatted(index + 1, size), failure));
        }
    }

    private static boolean mayPass(Outcome.Failure failure) {
        return !(failure instanceof Outcome.Refused);
    }

    private static Outcome.Failure placed(String place, Outcome.Failure failure) {
        return switch (failure) {
            case Outcome.Refused refused -> new Outcome.Refused(refused.refusal(), place + refused.reason());
            case Outcome.Postponed postponed ->
                new Outcome.Postponed(place + postponed.reason(), postponed.retryAfter());
            case Outcome.Busy busy -> new Outcome.Busy(place + busy.reason());
            case Outcome.Failed failed -> new Outcome.Failed(place + failed.reason());
            case Outcome.InFlight inFlight -> inFlight;
            case Outcome.TimedOut timedOut -> timedOut;
        };
    }
}
