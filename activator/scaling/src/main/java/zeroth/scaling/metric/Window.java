package zeroth.scaling.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * The average of a value over the last seconds; what is recorded for the same second adds up. Upstream's
 * {@code TimedFloat64Buckets}. Confined to one owner.
 */
public final class Window {
    private final Averaging averaging;
    private Ring ring;

    public Window(Averaging averaging, Duration length) {
        this.averaging = averaging;
        ring = new Ring(seconds(length));
    }

    public void record(Instant when, double value) {
        ring.add(when.getEpochSecond(), value);
    }

    public double average(Instant now) {
        return averaging.average(ring, now.getEpochSecond());
    }

    /** Whether nothing was recorded for longer than the window is. */
    public boolean isEmpty(Instant now) {
        return now.getEpochSecond() - ring.lastWrite() > ring.size();
    }

    /** Gives the window another length; the newest values stay. */
    public void resize(Instant now, Duration length) {
        int seconds = seconds(length);
        if (seconds != ring.size()) {
            ring = isEmpty(now) ? new Ring(seconds) : ring.resized(seconds);
        }
    }

    private static int seconds(Duration length) {
        return Math.max(1, Math.toIntExact(length.plusNanos(999_999_999).toSeconds()));
    }
}
