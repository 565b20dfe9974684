package zeroth.scaling.decision;

import java.time.Instant;
import zeroth.scaling.decision.Decision.Mode;

/**
 * Decides for one Revision. Confined to one owner: it remembers whether it panics, and what it lately wanted where
 * scaling down is delayed.
 */
public final class Scaler {
    private final ScaleDownDelay delay;
    private Panic panic;

    private Scaler(ScalingSpec spec, Panic panic) {
        // A delay that an annotation names later has no effect on a running scaler: upstream's delayWindow.
        delay = ScaleDownDelay.of(spec.scaleDownDelay());
        this.panic = panic;
    }

    /** A scaler that finds these pods: where there are several it starts in a panic, so that none is taken away. */
    public static Scaler starting(ScalingSpec spec, int readyPods, Instant now) {
        return resuming(spec, readyPods > 1 ? new Panic.Panicking(now, readyPods) : new Panic.Calm(readyPods));
    }

    static Scaler resuming(ScalingSpec spec, Panic panic) {
        return new Scaler(spec, panic);
    }

    Panic panic() {
        return panic;
    }

    public Decision decide(ScalingSpec spec, Observation observation) {
        Demand stable =
                Demand.of(spec, observation.readyPods(), observation.load().stable());
        Demand steep =
                Demand.of(spec, observation.readyPods(), observation.load().panic());
        panic = next(spec, observation, steep);
        int replicas = delayed(spec, observation.now(), settle(stable, steep));
        return new Decision(replicas, excessBurstCapacity(spec, observation), mode(), observation);
    }

    /** Upstream's excess burst capacity before the first decision: of the pods that a Revision starts with. */
    public static int initialBurstCapacity(ScalingSpec spec) {
        return excessBurstCapacity(spec, spec.initialScale(), 0);
    }

    private Panic next(ScalingSpec spec, Observation observation, Demand steep) {
        return steep.isSteep(spec, observation.readyPods())
                ? panic.risen(observation.now())
                : panic.eased(observation.now(), spec.windows().stable());
    }

    private int settle(Demand stable, Demand steep) {
        return switch (panic) {
            case Panic.Calm _ -> stable.limited();
            case Panic.Panicking panicking -> remember(panicking.raisedTo(Math.max(stable.limited(), steep.limited())));
        };
    }

    private int remember(Panic.Panicking raised) {
        panic = raised;
        return raised.peak();
    }

    private int delayed(ScalingSpec spec, Instant now, int replicas) {
        return switch (spec.reachability()) {
            case REACHABLE -> delay.delayed(now, replicas);
            case UNREACHABLE -> replicas;
        };
    }

    private Mode mode() {
        return switch (panic) {
            case Panic.Calm _ -> Mode.STABLE;
            case Panic.Panicking _ -> Mode.PANIC;
        };
    }

    /** By the panic window's average, so that one slow pod does not flip the activator in and out. */
    private static int excessBurstCapacity(ScalingSpec spec, Observation observation) {
        return excessBurstCapacity(
                spec, observation.readyPods(), observation.load().panic());
    }

    private static int excessBurstCapacity(ScalingSpec spec, int pods, double load) {
        return switch (spec.burstCapacity()) {
            case BurstCapacity.ActivatorAlways _ -> -1;
            case BurstCapacity.ActivatorAtZero _ -> 0;
            case BurstCapacity.Spare(double requests) ->
                (int) Math.floor(pods * spec.target().total() - requests - load);
        };
    }
}
