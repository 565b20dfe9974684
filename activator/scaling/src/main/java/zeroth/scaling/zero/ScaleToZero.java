package zeroth.scaling.zero;

import java.time.Duration;
import java.time.Instant;

/**
 * The way to zero: active, then inactive while requests already lead through the activator, then without pods. Each
 * call says what the phase that the Revision is in allows. Pure.
 */
final class ScaleToZero {
    private final ZeroRules rules;
    private final Path path;
    private final Instant now;

    ScaleToZero(ZeroRules rules, Path path, Instant now) {
        this.rules = rules;
        this.path = path;
        this.now = now;
    }

    Step step(Activity activity) {
        return switch (rules.zero()) {
            case FORBIDDEN -> Step.apply(1);
            case ALLOWED -> allowed(activity);
        };
    }

    private Step allowed(Activity activity) {
        return switch (activity) {
            case Activity.Activating activating -> activating(activating.lasted(now));
            case Activity.Active active -> active(active.lasted(now));
            case Activity.Inactive inactive -> checked(inactive(inactive.lasted(now)));
        };
    }

    private Step activating(Duration lasted) {
        return lasted.compareTo(rules.activationTimeout()) > 0
                ? Step.apply(0)
                : Step.keep(Desired.unknown(), rules.activationTimeout());
    }

    private Step active(Duration lasted) {
        Duration missing = rules.activeFor().minus(lasted);
        return missing.isPositive() ? Step.apply(1, missing) : deactivated();
    }

    private Step deactivated() {
        return switch (path) {
            case Path.Direct _ -> Step.keep(Desired.none());
            // Nothing will change about this path, so no event will come. Upstream looks again after 3 s.
            case Path.Turning _, Path.ThroughActivator _ -> Step.keep(Desired.none(), Duration.ZERO);
        };
    }

    private Step checked(Step step) {
        return switch (rules.check()) {
            case PROBE -> new Step.AskActivator(step);
            case TRUST -> step;
        };
    }

    private Step inactive(Duration lasted) {
        Duration missing = max(rules.gracePeriod(), rules.retention()).minus(lasted);
        if (!missing.isPositive()) {
            return Step.apply(0);
        }
        Duration retained = rules.retention().minus(lasted);
        return retained.isPositive() ? Step.keep(Desired.none(), retained) : grace(missing);
    }

    /** The grace period is over for whoever was inactive or behind the activator that long, whichever comes first. */
    private Step grace(Duration missing) {
        Duration left = min(missing, rules.gracePeriod().minus(throughActivator()));
        return left.isPositive() ? Step.keep(Desired.none(), left) : Step.apply(0);
    }

    private Duration throughActivator() {
        return switch (path) {
            case Path.Direct _, Path.Turning _ -> Duration.ZERO;
            case Path.ThroughActivator(Instant since) -> Duration.between(since, now);
        };
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
