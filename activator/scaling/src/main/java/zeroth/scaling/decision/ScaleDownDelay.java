package zeroth.scaling.decision;

import java.time.Duration;
import java.time.Instant;
import zeroth.scaling.metric.MaximumWindow;

/** Holds a smaller number back until it has held for a while. Confined to its scaler. */
@FunctionalInterface
interface ScaleDownDelay {
    int delayed(Instant now, int replicas);

    static ScaleDownDelay of(Duration delay) {
        return delay.isZero() ? (_, replicas) -> replicas : new MaximumWindow(delay)::record;
    }
}
