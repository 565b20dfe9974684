package zeroth.api.autoscaling;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoNumber;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.names.Annotations;

/**
 * What holds for one PodAutoscaler: an annotation, else the cluster's setting. A value that cannot be read counts as
 * not there.
 *
 * @param containerConcurrency 0: no limit
 */
public record ScalingRules(
        Map<String, String> annotations,
        long containerConcurrency,
        Reachability reachability,
        AutoscalerSettings settings) {
    public static final String CONCURRENCY = "concurrency";
    public static final String REQUESTS_PER_SECOND = "rps";
    public static final String HPA_CLASS = "hpa.autoscaling.knative.dev";

    /** There is no setting for it. */
    private static final double REQUESTS_PER_SECOND_FRACTION = 0.7;

    public ScalingRules {
        annotations = Map.copyOf(annotations);
    }

    public static ScalingRules of(PodAutoscaler podAutoscaler, AutoscalerSettings settings) {
        PodAutoscalerSpec spec = Objects.requireNonNullElseGet(podAutoscaler.getSpec(), PodAutoscalerSpec::new);
        return new ScalingRules(
                Objects.requireNonNullElse(podAutoscaler.getMetadata().getAnnotations(), Map.of()),
                Objects.requireNonNullElse(spec.getContainerConcurrency(), 0L),
                Reachability.read(Objects.requireNonNullElse(spec.getReachability(), "")),
                settings);
    }

    public String podAutoscalerClass() {
        return text(ScalingAnnotation.CLASS).orElse(settings.podAutoscalerClass());
    }

    /** What is counted; empty for a class that is not Knative's. */
    public String metric() {
        return text(ScalingAnnotation.METRIC).orElseGet(() -> defaultMetric(podAutoscalerClass()));
    }

    /** The metric of a class whose objects name none. */
    public static String defaultMetric(String podAutoscalerClass) {
        return switch (podAutoscalerClass) {
            case Annotations.KPA_CLASS -> CONCURRENCY;
            case HPA_CLASS -> "cpu";
            default -> "";
        };
    }

    /** How much one pod should get, and how much it can take. */
    public ScalingTarget target() {
        double total = total();
        double fraction = number(ScalingAnnotation.TARGET_UTILIZATION)
                .map(percentage -> percentage / 100)
                .orElse(isByRequests() ? REQUESTS_PER_SECOND_FRACTION : settings.concurrencyTargetFraction());
        return new ScalingTarget(Math.max(AutoscalerSettings.LOWEST_TARGET, total * fraction), total);
    }

    /** -1: all requests go through the activator, always. */
    public double targetBurstCapacity() {
        return number(ScalingAnnotation.TARGET_BURST_CAPACITY).orElse(settings.targetBurstCapacity());
    }

    /** Panic begins where this many times the pods that are there would be needed. */
    public double panicThreshold() {
        return number(ScalingAnnotation.PANIC_THRESHOLD_PERCENTAGE).orElse(settings.panicThresholdPercentage()) / 100;
    }

    public Duration stableWindow() {
        return duration(ScalingAnnotation.WINDOW).orElse(settings.stableWindow());
    }

    /** A part of the stable window, rounded to seconds, one at least. */
    public Duration panicWindow() {
        double percentage = number(ScalingAnnotation.PANIC_WINDOW_PERCENTAGE).orElse(settings.panicWindowPercentage());
        long seconds = BigDecimal.valueOf(stableWindow().toMillis())
                .multiply(BigDecimal.valueOf(percentage))
                .divide(BigDecimal.valueOf(100_000), RoundingMode.HALF_UP)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    public Duration scaleDownDelay() {
        return duration(ScalingAnnotation.SCALE_DOWN_DELAY).orElse(settings.scaleDownDelay());
    }

    /** How long the last pod stays at least. */
    public Duration podRetention() {
        return duration(ScalingAnnotation.RETENTION).orElse(settings.scaleToZeroPodRetentionPeriod());
    }

    public int initialScale() {
        return integer(ScalingAnnotation.INITIAL_SCALE)
                .filter(scale -> scale > 0 || settings.allowZeroInitialScale())
                .orElse(settings.initialScale());
    }

    /** The least scale that is not zero; 0: any. */
    public int activationScale() {
        return integer(ScalingAnnotation.ACTIVATION_SCALE).orElse(0);
    }

    /** What cannot be reached needs no pod. */
    public int minScale() {
        return reachability == Reachability.UNREACHABLE
                ? 0
                : integer(ScalingAnnotation.MIN_SCALE).orElse(settings.minScale());
    }

    /** 0: no limit. */
    public int maxScale() {
        return integer(ScalingAnnotation.MAX_SCALE).orElse(settings.maxScale());
    }

    /** Older observations count less, half as much with each bucket or so; else all count the same. */
    public boolean isWeighted() {
        return text(ScalingAnnotation.METRIC_AGGREGATION)
                .filter(name -> name.equals("weighted-exponential") || name.equals("weightedExponential"))
                .isPresent();
    }

    private double total() {
        Optional<Double> asked = number(ScalingAnnotation.TARGET);
        if (isByRequests()) {
            return asked.orElse(settings.requestsPerSecondTargetDefault());
        }
        if (containerConcurrency == 0) {
            return asked.orElse(settings.concurrencyTargetDefault());
        }
        double limit = (double) containerConcurrency;
        double wanted = asked.orElse(limit);
        return metric().equals(CONCURRENCY) ? Math.min(wanted, limit) : wanted;
    }

    private boolean isByRequests() {
        return metric().equals(REQUESTS_PER_SECOND);
    }

    private Optional<String> text(ScalingAnnotation annotation) {
        return annotation.valueIn(annotations);
    }

    private Optional<Double> number(ScalingAnnotation annotation) {
        return text(annotation).flatMap(GoNumber::parseDouble);
    }

    private Optional<Integer> integer(ScalingAnnotation annotation) {
        return text(annotation).flatMap(GoNumber::parseInt);
    }

    private Optional<Duration> duration(ScalingAnnotation annotation) {
        return text(annotation).flatMap(GoDuration::parse);
    }
}
