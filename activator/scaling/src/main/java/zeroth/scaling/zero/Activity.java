package zeroth.scaling.zero;

import java.time.Duration;
import java.time.Instant;

/** A PodAutoscaler's condition {@code Active}, and since when it has been so. */
public sealed interface Activity {
    Instant since();

    default Duration lasted(Instant now) {
        return Duration.between(since(), now);
    }

    /** Pods are asked for and not there yet: Unknown in Knative's words. */
    record Activating(Instant since) implements Activity {}

    /** Pods serve. */
    record Active(Instant since) implements Activity {}

    /** Nobody asks, and requests would wait at the activator. */
    record Inactive(Instant since) implements Activity {}
}
