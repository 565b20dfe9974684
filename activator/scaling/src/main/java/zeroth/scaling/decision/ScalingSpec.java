package zeroth.scaling.decision;

import java.time.Duration;
import zeroth.scaling.metric.Averaging;
import zeroth.scaling.metric.ScalingMetric;

/**
 * How one Revision is to be scaled: its annotations, and the cluster's settings where it has none.
 *
 * @param panicThreshold how many times the pods that are ready must be needed for a panic
 * @param scaleDownDelay how long a smaller number must hold before it counts
 * @param initialScale pods that a new Revision starts with
 * @param activationScale pods with which it leaves zero
 * @param activatorCapacity concurrent requests that one activator carries
 */
public record ScalingSpec(
        ScalingMetric metric,
        Averaging averaging,
        Target target,
        BurstCapacity burstCapacity,
        Rates rates,
        Windows windows,
        double panicThreshold,
        Duration scaleDownDelay,
        Bounds bounds,
        int initialScale,
        int activationScale,
        double activatorCapacity,
        Reachability reachability) {

    public ScalingSpec {
        require(target.value() > 0, "target", target.value(), "above 0");
        require(rates.up() >= 1, "max-scale-up-rate", rates.up(), "at least 1");
        require(rates.down() >= 1, "max-scale-down-rate", rates.down(), "at least 1");
    }

    private static void require(boolean holds, String name, double value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(name, value, rule));
        }
    }
}
