package zeroth.autoscaler.podautoscaler;

import zeroth.autoscaler.Scaled;
import zeroth.autoscaler.loop.Verdict;
import zeroth.scaling.decision.Decision;
import zeroth.scaling.decision.ScalingSpec;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.zero.Activity;

/** Why a Deployment gets another number of replicas, in terms that a person understands. Pure. */
final class Reasons {
    private Reasons() {}

    static Scaled.Why why(int from, int to, Activity activity, Verdict verdict, ScalingSpec spec) {
        if (to == 0) {
            return activity instanceof Activity.Activating ? new Scaled.Why.TimedOut() : new Scaled.Why.Idle();
        }
        return switch (verdict) {
            case Verdict.Unknown _ -> new Scaled.Why.Bounds();
            case Verdict.Decided(Decision decision) -> decided(from, to, decision, spec);
        };
    }

    private static Scaled.Why decided(int from, int to, Decision decision, ScalingSpec spec) {
        if (decision.replicas() == 0) {
            return to < from ? new Scaled.Why.Idle() : new Scaled.Why.Bounds();
        }
        return decision.replicas() == to ? load(from, decision, spec) : new Scaled.Why.Bounds();
    }

    private static Scaled.Why load(int from, Decision decision, ScalingSpec spec) {
        Reading.Averages load = decision.observation().load();
        String unit = switch (spec.metric()) {
            case CONCURRENCY -> "at once";
            case REQUESTS_PER_SECOND -> "a second";
        };
        if (from == 0) {
            return new Scaled.Why.Waiting(Math.max(load.panic(), load.stable()));
        }
        return switch (decision.mode()) {
            case PANIC -> new Scaled.Why.Panic(load.panic(), unit);
            case STABLE -> new Scaled.Why.Load(load.stable(), unit);
        };
    }
}
