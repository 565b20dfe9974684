package zeroth.function.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import zeroth.function.dispatch.Outcome;
import zeroth.function.dispatch.Unwanted;
import zeroth.function.event.Event;
import zeroth.function.event.Refusal;

/** What is to be done about a message, by what became of its events. */
sealed interface Settlement {
    /** Its answers go out, then it is done with. */
    record Done(List<Event> answers) implements Settlement {
        public Done {
            answers = List.copyOf(answers);
        }
    }

    /** It goes to the dead letters. */
    record Bury(String reason) implements Settlement {}

    /** It is tried again here, so often; then the broker gets it back. */
    record Again(String reason, Optional<Duration> asked) implements Settlement {}

    /** It waits until there is room, and so do those behind it. */
    record Wait() implements Settlement {}

    static Settlement of(Outcome outcome, Unwanted unwanted) {
        return switch (outcome) {
            case Outcome.Replied replied -> new Done(List.of(replied.event()));
            case Outcome.RepliedMany replied -> new Done(replied.events());
            case Outcome.Accepted accepted -> new Done(List.of());
            case Outcome.Returned returned ->
                throw new IllegalStateException("an event's answer: " + returned + " (expected: an event)");
            case Outcome.Refused refused -> of(refused, unwanted);
            case Outcome.Busy busy -> new Wait();
            case Outcome.Postponed postponed -> new Again(postponed.reason(), postponed.retryAfter());
            case Outcome.Failure failure -> new Again(failure.reason(), Optional.empty());
        };
    }

    private static Settlement of(Outcome.Refused refused, Unwanted unwanted) {
        return refused.refusal() == Refusal.UNWANTED
                ? ofUnwanted(refused.reason(), unwanted)
                : new Bury(refused.reason());
    }

    private static Settlement ofUnwanted(String reason, Unwanted unwanted) {
        return switch (unwanted) {
            case REFUSE -> new Bury(reason);
            case ACCEPT -> new Done(List.of());
            case RETRY -> new Again(reason, Optional.empty());
        };
    }
}
