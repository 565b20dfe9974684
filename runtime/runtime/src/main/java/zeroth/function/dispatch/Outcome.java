package zeroth.function.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.Refusal;

/** What became of an event, as far as its sender should know. */
public sealed interface Outcome {
    /** Handled, and answered by an event. */
    record Replied(Event event) implements Success {}

    /** Handled, and answered by several events. */
    record RepliedMany(List<Event> events) implements Success {
        public RepliedMany {
            events = List.copyOf(events);
        }
    }

    /** A request that was no event was handled, and is answered by this. */
    record Returned(String contentType, EventData data) implements Success {}

    /** Handled. */
    record Accepted() implements Success {}

    /** It would fail again. */
    record Refused(Refusal refusal, String reason) implements Failure {}

    /** It may succeed later. */
    record Postponed(String reason, Optional<Duration> retryAfter) implements Failure {}

    /** There is no room for it now. */
    record Busy(String reason) implements Failure {}

    /** It is being handled already, for an earlier delivery. */
    record InFlight() implements Failure {
        @Override
        public String reason() {
            return "this event is being handled already";
        }
    }

    /** The function took too long. */
    record TimedOut(Duration after) implements Failure {
        @Override
        public String reason() {
            return "the function took more than " + after.toMillis() + " ms";
        }
    }

    /** The function failed, and did not say whether it would fail again. */
    record Failed(String reason) implements Failure {}

    /** The event need not come again. */
    sealed interface Success extends Outcome {}

    /** It was not handled; the reason is short, and for the sender. */
    sealed interface Failure extends Outcome {
        String reason();
    }
}
