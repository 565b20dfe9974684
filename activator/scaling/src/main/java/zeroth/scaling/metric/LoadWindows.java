package zeroth.scaling.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** One Revision's load, by both metrics, over its stable and its panic window. Guarded by its own lock. */
public final class LoadWindows {
    private final Map<ScalingMetric, Pair> pairs = new EnumMap<>(ScalingMetric.class);

    public LoadWindows(Averaging averaging, Duration stable, Duration panic) {
        for (ScalingMetric metric : ScalingMetric.values()) {
            pairs.put(metric, new Pair(new Window(averaging, stable), new Window(averaging, panic)));
        }
    }

    public synchronized void record(Instant when, Load load) {
        pair(ScalingMetric.CONCURRENCY).record(when, load.concurrency());
        pair(ScalingMetric.REQUESTS_PER_SECOND).record(when, load.requestsPerSecond());
    }

    /** Averages by that metric; {@code silence} says what they are when nothing was recorded. */
    public synchronized Reading read(ScalingMetric metric, Instant now, Silence silence) {
        Pair pair = pair(metric);
        return silence == Silence.SAYS_NOTHING && pair.stable().isEmpty(now)
                ? new Reading.NoData()
                : new Reading.Averages(pair.stable().average(now), pair.panic().average(now));
    }

    public synchronized void resize(Instant now, Duration stable, Duration panic) {
        for (Pair pair : pairs.values()) {
            pair.stable().resize(now, stable);
            pair.panic().resize(now, panic);
        }
    }

    private Pair pair(ScalingMetric metric) {
        Pair pair = pairs.get(metric);
        if (pair == null) {
            throw new IllegalStateException("Every metric has its windows: " + metric);
        }
        return pair;
    }

    private record Pair(Window stable, Window panic) {
        void record(Instant when, double value) {
            stable.record(when, value);
            panic.record(when, value);
        }
    }

    /** What it means that nobody reports. */
    public enum Silence {
        /** Pods are asked each second: silence is a fault of asking. */
        SAYS_NOTHING,
        /** All requests pass an activator, which reports what it holds: silence is idleness. */
        MEANS_IDLE
    }
}
