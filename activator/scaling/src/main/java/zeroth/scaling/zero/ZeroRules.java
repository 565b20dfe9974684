package zeroth.scaling.zero;

import java.time.Duration;

/**
 * When a Revision may go to zero.
 *
 * @param activeFor how long it must have been active: the stable window
 * @param activationTimeout how long it may take to become active
 * @param gracePeriod how long requests must have led through the activator before the last pod goes
 * @param retention how long the last pod is kept at least
 */
public record ZeroRules(
        Zero zero,
        ActivatorCheck check,
        Duration activeFor,
        Duration activationTimeout,
        Duration gracePeriod,
        Duration retention) {
    private static final Duration ACTIVATION_BUFFER = Duration.ofSeconds(30);

    public static Duration activationTimeout(Duration progressDeadline) {
        return progressDeadline.plus(ACTIVATION_BUFFER);
    }

    /** Knative's {@code enable-scale-to-zero}. */
    public enum Zero {
        ALLOWED,
        FORBIDDEN
    }

    /** Whether the activator must answer before the last pod goes. */
    public enum ActivatorCheck {
        PROBE,
        /** It is in the path anyway. */
        TRUST
    }
}
