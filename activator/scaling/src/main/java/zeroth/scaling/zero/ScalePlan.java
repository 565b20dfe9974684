package zeroth.scaling.zero;

import java.time.Instant;
import zeroth.scaling.decision.Bounds;

/**
 * Turns what load asks for into a step. Pure.
 *
 * @param bounds how many pods there may be, by annotation and setting
 */
public record ScalePlan(Bounds bounds, ZeroRules rules, Path path, Activity activity) {
    public Step step(Desired desired, Instant now) {
        return switch (desired) {
            case Desired.Unknown unknown -> unknown(unknown, now);
            case Desired.Replicas(int count) -> within(bounds.clamp(count), now);
        };
    }

    private Step unknown(Desired.Unknown unknown, Instant now) {
        return switch (activity) {
            case Activity.Activating _ -> within(bounds.clamp(0), now);
            case Activity.Active _, Activity.Inactive _ -> Step.keep(unknown);
        };
    }

    private Step within(int replicas, Instant now) {
        return replicas == 0 ? new ScaleToZero(rules, path, now).step(activity) : Step.apply(replicas);
    }
}
