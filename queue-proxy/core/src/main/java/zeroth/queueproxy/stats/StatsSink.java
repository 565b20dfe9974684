package zeroth.queueproxy.stats;

import java.util.List;

/**
 * Takes the reports of an activator: the autoscaler itself where it runs in the same process, its WebSocket otherwise.
 * Called on any thread, and never blocks.
 */
@FunctionalInterface
public interface StatsSink {
    void report(List<StatsReport> reports);

    /** Whether reports arrive at present, as far as is known. */
    default boolean reachable() {
        return true;
    }
}
