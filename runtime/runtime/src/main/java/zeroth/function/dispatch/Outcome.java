package zeroth.function.dispatch;

import java.time.Duration;
import java.util.Optional;
import zeroth.function.event.Event;
import zeroth.function.event.Refusal;

/** What became of an event, as far as its sender should know. */
public sealed interface Outcome {
    /** Handled, and answered by an event. */
    record Replied(Event event) implements Outcome {}

    /** Handled. */
    record Accepted() implements Outcome {}

    /** It would fail again. */
    record Refused(Refusal refusal, String reason) implements Outcome {}

    /** It may succeed later. */
    record Postponed(String reason, Optional<Duration> retryAfter) implements Outcome {}

    /** There is no thread for it now. */
    record Busy() implements Outcome {}

    /** The function failed, and did not say whether it would fail again. */
    record Failed(String reason) implements Outcome {}
}
