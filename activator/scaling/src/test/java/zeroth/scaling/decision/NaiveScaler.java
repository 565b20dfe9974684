package zeroth.scaling.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zeroth.scaling.decision.Decision.Mode;

/** The rules of one evaluation, written down in one go and with everything remembered: the oracle of {@link Scaler}. */
final class NaiveScaler {
    private final List<int[]> wanted = new ArrayList<>();
    private final long delaySlots;

    private @Nullable Instant panicSince;
    private int peak;

    NaiveScaler(ScalingSpec spec, int ready, Instant now) {
        delaySlots = (spec.scaleDownDelay().toSeconds() + 1) / 2;
        panicSince = ready > 1 ? now : null;
        peak = ready;
    }

    Decision decide(ScalingSpec spec, Observation o) {
        double r = Math.max(1, o.readyPods());
        double maxUp = Math.ceil(spec.rates().up() * r);
        double maxDown = spec.reachability() == Reachability.REACHABLE
                ? Math.floor(r / spec.rates().down())
                : 0;
        double stableRaw = Math.ceil(o.load().stable() / spec.target().value());
        double panicRaw = Math.ceil(o.load().panic() / spec.target().value());
        int stable = (int) Math.min(Math.max(stableRaw, maxDown), maxUp);
        int panic = (int) Math.min(Math.max(panicRaw, maxDown), maxUp);
        if (spec.activationScale() > 1) {
            stable = stableRaw > 0 ? Math.max(stable, spec.activationScale()) : stable;
            panic = panicRaw > 0 ? Math.max(panic, spec.activationScale()) : panic;
        }
        if (panicRaw / r >= spec.panicThreshold()) {
            panicSince = o.now();
        } else if (panicSince != null
                && panicSince.plus(spec.windows().stable()).isBefore(o.now())) {
            panicSince = null;
            peak = 0;
        }
        int desired = stable;
        if (panicSince != null) {
            peak = Math.max(peak, Math.max(stable, panic));
            desired = peak;
        }
        if (spec.reachability() == Reachability.REACHABLE && delaySlots > 0) {
            desired = delayed(o.now(), desired);
        }
        return new Decision(desired, burst(spec, o), panicSince == null ? Mode.STABLE : Mode.PANIC, o);
    }

    private int delayed(Instant now, int desired) {
        int slot = (int) (now.getEpochSecond() / 2);
        wanted.add(new int[] {slot, desired});
        return wanted.stream()
                .filter(entry -> entry[0] > slot - delaySlots)
                .mapToInt(entry -> entry[1])
                .max()
                .orElseThrow();
    }

    private static int burst(ScalingSpec spec, Observation o) {
        if (spec.burstCapacity() instanceof BurstCapacity.ActivatorAlways) {
            return -1;
        }
        if (spec.burstCapacity() instanceof BurstCapacity.Spare(double requests)) {
            return (int) Math.floor(
                    o.readyPods() * spec.target().total() - requests - o.load().panic());
        }
        return 0;
    }
}
