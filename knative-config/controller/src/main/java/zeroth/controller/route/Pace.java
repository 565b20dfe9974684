package zeroth.controller.route;

import java.time.Duration;
import java.time.Instant;

/** How a rollout goes on. */
sealed interface Pace {
    /** Nothing moves. */
    record Settled() implements Pace {}

    /** The first request's worth has moved; how long that took will say how fast the rest can go. */
    record Started(Instant start) implements Pace {}

    /** So many percent move each time. */
    record Stepping(Instant start, Instant next, Duration every, int size) implements Pace {}

    /**
     * The pace of one that took until {@code now} for its first step, to be over when {@code whole} has passed since its
     * start.
     */
    static Stepping of(Instant start, Instant now, Duration whole, int percent) {
        long shortest = Math.max(1, seconds(Duration.between(start, now)));
        long left = Math.max(1, whole.toSeconds() - shortest);
        long rest = percent - 1L;
        long steps = Math.min(Math.max(1, left / shortest), rest);
        Duration every = Duration.ofSeconds(left).dividedBy(steps);
        return new Stepping(start, now.plus(every), every, Math.toIntExact(Math.round((double) rest / steps)));
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
