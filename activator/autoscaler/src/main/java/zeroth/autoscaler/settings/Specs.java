package zeroth.autoscaler.settings;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.names.Annotations;
import zeroth.scaling.decision.Bounds;
import zeroth.scaling.decision.BurstCapacity;
import zeroth.scaling.decision.Rates;
import zeroth.scaling.decision.Reachability;
import zeroth.scaling.decision.ScalingSpec;
import zeroth.scaling.decision.Target;
import zeroth.scaling.decision.Windows;
import zeroth.scaling.metric.Averaging;
import zeroth.scaling.metric.ScalingMetric;
import zeroth.scaling.zero.ZeroRules;

/** What a PodAutoscaler's annotations and the cluster's settings add up to. An annotation wins. Pure. */
public final class Specs {
    private static final double PERCENT = 100;
    /** Has no key in upstream's ConfigMap. */
    private static final double REQUESTS_PER_SECOND_FRACTION = 0.7;

    private final AutoscalerSettings settings;
    private final Duration progressDeadline;
    private final Marks marks;
    private final double containerConcurrency;
    private final Reachability reachability;

    private Specs(PodAutoscaler autoscaler, Settings settings) {
        this.settings = settings.autoscaler();
        this.progressDeadline = settings.progressDeadline();
        this.marks = Marks.of(autoscaler);
        this.containerConcurrency = Optional.ofNullable(autoscaler.getSpec().getContainerConcurrency())
                .orElse(0L);
        this.reachability = Objects.equals(autoscaler.getSpec().getReachability(), "Unreachable")
                ? Reachability.UNREACHABLE
                : Reachability.REACHABLE;
    }

    /** How it is scaled. */
    public static ScalingSpec scaling(PodAutoscaler autoscaler, Settings settings) {
        return new Specs(autoscaler, settings).scaling();
    }

    /** How it goes to zero. */
    public static ZeroRules zero(PodAutoscaler autoscaler, Settings settings) {
        return new Specs(autoscaler, settings).zero();
    }

    private ScalingSpec scaling() {
        return new ScalingSpec(
                metric(),
                averaging(),
                target(),
                burstCapacity(),
                new Rates(settings.maxScaleUpRate(), settings.maxScaleDownRate()),
                windows(),
                marks.number(Annotations.PANIC_THRESHOLD_PERCENTAGE, "panicThresholdPercentage")
                                .orElse(settings.panicThresholdPercentage())
                        / PERCENT,
                marks.duration(Annotations.SCALE_DOWN_DELAY, "scaleDownDelay").orElse(settings.scaleDownDelay()),
                bounds(),
                initialScale(),
                marks.integer(Annotations.ACTIVATION_SCALE, "activation-scale").orElse(0),
                settings.activatorCapacity(),
                reachability);
    }

    private ZeroRules zero() {
        return new ZeroRules(
                settings.enableScaleToZero() ? ZeroRules.Zero.ALLOWED : ZeroRules.Zero.FORBIDDEN,
                burstCapacity() instanceof BurstCapacity.ActivatorAlways
                        ? ZeroRules.ActivatorCheck.TRUST
                        : ZeroRules.ActivatorCheck.PROBE,
                stableWindow(),
                ZeroRules.activationTimeout(marks.progressDeadline().orElse(progressDeadline)),
                settings.scaleToZeroGracePeriod(),
                retention());
    }

    private ScalingMetric metric() {
        return marks.text(Annotations.METRIC, "metric")
                .filter("rps"::equals)
                .map(_ -> ScalingMetric.REQUESTS_PER_SECOND)
                .orElse(ScalingMetric.CONCURRENCY);
    }

    private Averaging averaging() {
        return marks.text(Annotations.METRIC_AGGREGATION, "metricAggregationAlgorithm")
                .filter(name -> name.equals("weighted-exponential") || name.equals("weightedExponential"))
                .map(_ -> Averaging.WEIGHTED_EXPONENTIAL)
                .orElse(Averaging.LINEAR);
    }

    private Target target() {
        double fraction = marks.number(Annotations.TARGET_UTILIZATION, "targetUtilizationPercentage")
                .map(percentage -> percentage / PERCENT)
                .orElse(
                        switch (metric()) {
                            case CONCURRENCY -> settings.concurrencyTargetFraction();
                            case REQUESTS_PER_SECOND -> REQUESTS_PER_SECOND_FRACTION;
                        });
        return Target.of(total(), fraction);
    }

    private double total() {
        Optional<Double> asked = marks.number(Annotations.TARGET, "target");
        return switch (metric()) {
            case REQUESTS_PER_SECOND -> asked.orElse(settings.requestsPerSecondTargetDefault());
            case CONCURRENCY -> concurrency(asked);
        };
    }

    private double concurrency(Optional<Double> asked) {
        if (containerConcurrency == 0) {
            return asked.orElse(settings.concurrencyTargetDefault());
        }
        return Math.min(asked.orElse(containerConcurrency), containerConcurrency);
    }

    private BurstCapacity burstCapacity() {
        return BurstCapacity.of(marks.number(Annotations.TARGET_BURST_CAPACITY, "targetBurstCapacity")
                .orElse(settings.targetBurstCapacity()));
    }

    private Windows windows() {
        double percentage = marks.number(Annotations.PANIC_WINDOW_PERCENTAGE, "panicWindowPercentage")
                .orElse(settings.panicWindowPercentage());
        return Windows.of(stableWindow(), percentage);
    }

    private Duration stableWindow() {
        return marks.duration(Annotations.WINDOW, "window").orElse(settings.stableWindow());
    }

    private Bounds bounds() {
        int most = marks.integer(Annotations.MAX_SCALE, "maxScale").orElse(settings.maxScale());
        int least = switch (reachability) {
            case UNREACHABLE -> 0;
            case REACHABLE -> marks.integer(Annotations.MIN_SCALE, "minScale").orElse(settings.minScale());
        };
        return new Bounds(least, Bounds.Most.of(most));
    }

    private int initialScale() {
        return marks.integer(Annotations.INITIAL_SCALE, "initialScale")
                .filter(scale -> scale > 0 || settings.allowZeroInitialScale())
                .orElse(settings.initialScale());
    }

    private Duration retention() {
        return switch (reachability) {
            case UNREACHABLE -> Duration.ZERO;
            case REACHABLE ->
                marks.duration(Annotations.RETENTION, "scaleToZeroPodRetentionPeriod")
                        .orElse(settings.scaleToZeroPodRetentionPeriod());
        };
    }
}
