package zeroth.scaling.decision;

import java.time.Duration;

/** Over how long load is averaged. */
public record Windows(Duration stable, Duration panic) {
    private static final double MILLIS = 1000;
    private static final double PERCENT = 100;

    /** The panic window is a share of the stable one: whole seconds, at least one. */
    public static Windows of(Duration stable, double panicPercentage) {
        long seconds = Math.round(stable.toMillis() / MILLIS * panicPercentage / PERCENT);
        return new Windows(stable, Duration.ofSeconds(Math.max(1, seconds)));
    }
}
