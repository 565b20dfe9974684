package zeroth.function.seen;

import java.time.Duration;
import java.util.Optional;
import zeroth.function.dispatch.Outcome;

/** One event's end: which function had it, what became of it, how long that took, and how old the event was before. */
public record Observation(String function, String type, String outcome, Duration duration, Optional<Duration> age) {
    static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success success -> "success";
            case Outcome.Refused refused -> "permanent";
            case Outcome.Postponed postponed -> "transient";
            case Outcome.Busy busy -> "busy";
            case Outcome.InFlight inFlight -> "duplicate";
            case Outcome.TimedOut timedOut -> "timeout";
            case Outcome.Failed failed -> "failure";
        };
    }
}
