package zeroth.scaling.decision;

import java.time.Duration;
import zeroth.scaling.metric.Averaging;
import zeroth.scaling.metric.ScalingMetric;

/** The common configuration of upstream's decision vectors; each wither changes one thing. */
record Specs(ScalingSpec spec) {
    private static final double UTILIZATION = 0.75;

    static Specs vectors(double target, double burstCapacity) {
        return new Specs(new ScalingSpec(
                ScalingMetric.CONCURRENCY,
                Averaging.LINEAR,
                new Target(target, target / UTILIZATION),
                BurstCapacity.of(burstCapacity),
                new Rates(10, 10),
                new Windows(Duration.ofSeconds(60), Duration.ofSeconds(6)),
                2,
                Duration.ZERO,
                new Bounds(0, Bounds.Most.of(0)),
                1,
                0,
                100,
                Reachability.REACHABLE));
    }

    /** Knative's defaults: target 70 of 100, burst capacity 211, rates 1000 and 2. */
    static ScalingSpec knative() {
        return vectors(70, 211).target(new Target(70, 100)).rates(1000, 2).spec;
    }

    Specs target(Target target) {
        return new Specs(new ScalingSpec(
                spec.metric(),
                spec.averaging(),
                target,
                spec.burstCapacity(),
                spec.rates(),
                spec.windows(),
                spec.panicThreshold(),
                spec.scaleDownDelay(),
                spec.bounds(),
                spec.initialScale(),
                spec.activationScale(),
                spec.activatorCapacity(),
                spec.reachability()));
    }

    Specs rates(double up, double down) {
        return change(new Rates(up, down), spec.windows(), spec.panicThreshold(), spec.scaleDownDelay());
    }

    Specs stableWindow(Duration stable) {
        return change(
                spec.rates(),
                new Windows(stable, spec.windows().panic()),
                spec.panicThreshold(),
                spec.scaleDownDelay());
    }

    Specs panicThreshold(double threshold) {
        return change(spec.rates(), spec.windows(), threshold, spec.scaleDownDelay());
    }

    Specs delay(Duration delay) {
        return change(spec.rates(), spec.windows(), spec.panicThreshold(), delay);
    }

    Specs activationScale(int scale) {
        return scales(spec.initialScale(), scale, spec.activatorCapacity(), spec.reachability());
    }

    Specs initialScale(int scale) {
        return scales(scale, spec.activationScale(), spec.activatorCapacity(), spec.reachability());
    }

    Specs unreachable() {
        return scales(spec.initialScale(), spec.activationScale(), spec.activatorCapacity(), Reachability.UNREACHABLE);
    }

    private Specs change(Rates rates, Windows windows, double threshold, Duration delay) {
        return new Specs(new ScalingSpec(
                spec.metric(),
                spec.averaging(),
                spec.target(),
                spec.burstCapacity(),
                rates,
                windows,
                threshold,
                delay,
                spec.bounds(),
                spec.initialScale(),
                spec.activationScale(),
                spec.activatorCapacity(),
                spec.reachability()));
    }

    private Specs scales(int initial, int activation, double activatorCapacity, Reachability reachability) {
        return new Specs(new ScalingSpec(
                spec.metric(),
                spec.averaging(),
                spec.target(),
                spec.burstCapacity(),
                spec.rates(),
                spec.windows(),
                spec.panicThreshold(),
                spec.scaleDownDelay(),
                spec.bounds(),
                initial,
                activation,
                activatorCapacity,
                reachability));
    }
}
