package zeroth.server.demo;

import java.time.Duration;
import java.util.List;

/**
 * Round trips of one kind.
 *
 * @param sorted in nanoseconds, the shortest first
 */
record Latencies(List<Long> sorted) {
    Latencies {
        sorted = sorted.stream().sorted().toList();
    }

    /** The round trip at a quantile, from 0 to 1. */
    Duration at(double quantile) {
        int index = (int) Math.min(sorted.size() - 1L, Math.round(quantile * sorted.size()));
        return Duration.ofNanos(sorted.get(index));
    }
}
