package zeroth.api.settings;

import static zeroth.api.settings.Rule.require;

import java.time.Duration;
import java.util.Map;
import zeroth.api.notation.GoDuration;
import zeroth.api.notation.GoNumber;
import zeroth.names.Annotations;

/**
 * How many pods there should be: {@code config-autoscaler}.
 *
 * @param podAutoscalerClass of a PodAutoscaler that names none
 * @param enableScaleToZero without it one pod always stays
 * @param concurrencyTargetFraction how full a pod should be, in (0, 1]
 * @param concurrencyTargetDefault requests at once in a pod whose concurrency is not limited
 * @param targetBurstCapacity -1: all requests go through the activator, always
 * @param panicWindowPercentage of the stable window
 * @param activatorCapacity requests at once in one activator
 * @param maxScale 0: no limit
 * @param maxScaleLimit of what users may ask for; 0: no limit
 */
public record AutoscalerSettings(
        String podAutoscalerClass,
        boolean enableScaleToZero,
        boolean allowZeroInitialScale,
        double maxScaleUpRate,
        double maxScaleDownRate,
        double concurrencyTargetFraction,
        double concurrencyTargetDefault,
        double requestsPerSecondTargetDefault,
        double targetBurstCapacity,
        double panicWindowPercentage,
        double panicThresholdPercentage,
        double activatorCapacity,
        int initialScale,
        int minScale,
        int maxScale,
        int maxScaleLimit,
        Duration stableWindow,
        Duration scaleDownDelay,
        Duration scaleToZeroGracePeriod,
        Duration scaleToZeroPodRetentionPeriod) {
    public static final String NAME = "config-autoscaler";

    /** The smallest target of a pod. */
    public static final double LOWEST_TARGET = 0.01;

    public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(6);
    public static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    public AutoscalerSettings {
        checkTimes(stableWindow, scaleDownDelay, scaleToZeroGracePeriod, scaleToZeroPodRetentionPeriod);
        checkTargets(
                concurrencyTargetFraction,
                concurrencyTargetDefault,
                requestsPerSecondTargetDefault,
                targetBurstCapacity);
        checkRates(maxScaleUpRate, maxScaleDownRate, panicWindowPercentage, activatorCapacity);
        require(
                initialScale > 0 || (initialScale == 0 && allowZeroInitialScale),
                "initial-scale = " + initialScale
                        + ", must be at least 0 (or at least 1 when allow-zero-initial-scale is false)");
        checkScales(minScale, maxScale, maxScaleLimit);
    }

    public static AutoscalerSettings defaults() {
        return parse(Map.of());
    }

    public static AutoscalerSettings parse(Map<String, String> data) {
        Entries entries = new Entries(data);
        double percentage = entries.number(70, "container-concurrency-target-percentage");
        return new AutoscalerSettings(
                entries.text(Annotations.KPA_CLASS, "pod-autoscaler-class"),
                entries.isOn(true, "enable-scale-to-zero"),
                entries.isOn(false, "allow-zero-initial-scale"),
                entries.number(1000, "max-scale-up-rate"),
                entries.number(2, "max-scale-down-rate"),
                // Fractions are allowed too, for old installations.
                percentage > 1 ? percentage / 100 : percentage,
                entries.number(100, "container-concurrency-target-default"),
                entries.number(200, "requests-per-second-target-default"),
                entries.number(211, "target-burst-capacity"),
                entries.number(10, "panic-window-percentage"),
                entries.number(200, "panic-threshold-percentage"),
                entries.number(100, "activator-capacity"),
                entries.integer(1, "initial-scale"),
                entries.integer(0, "min-scale"),
                entries.integer(0, "max-scale"),
                entries.integer(0, "max-scale-limit"),
                entries.duration(Duration.ofSeconds(60), "stable-window"),
                entries.duration(Duration.ZERO, "scale-down-delay"),
                entries.duration(Duration.ofSeconds(30), "scale-to-zero-grace-period"),
                entries.duration(Duration.ZERO, "scale-to-zero-pod-retention-period"));
    }

    private static void checkTimes(Duration stableWindow, Duration delay, Duration grace, Duration retention) {
        Rule.positive("scale-to-zero-grace-period", grace, " must be positive, was: ");
        Rule.notNegative("scale-down-delay", delay);
        Rule.wholeSeconds("scale-down-delay", delay);
        Rule.notNegative("scale-to-zero-pod-retention-period", retention);
        require(
                stableWindow.compareTo(SHORTEST_WINDOW) >= 0 && stableWindow.compareTo(LONGEST_WINDOW) <= 0,
                "stable-window = " + GoDuration.format(stableWindow) + ", must be in [6s; 1h0m0s] range");
        Rule.wholeSeconds("stable-window", stableWindow);
    }

    private static void checkTargets(double fraction, double concurrency, double requests, double burst) {
        require(
                burst >= 0 || burst == -1,
                "target-burst-capacity must be either non-negative or -1 (for unlimited), was: "
                        + GoNumber.formatFixed(burst));
        require(
                fraction > 0 && fraction <= 1,
                "container-concurrency-target-percentage = " + GoNumber.formatFixed(fraction)
                        + " is outside of valid range of (0, 100]");
        require(
                fraction * concurrency >= LOWEST_TARGET,
                "container-concurrency-target-percentage and container-concurrency-target-default yield target"
                        + " concurrency of " + GoNumber.format(fraction * concurrency)
                        + ", can't be less than 0.01");
        require(
                requests >= LOWEST_TARGET,
                "requests-per-second-target-default must be at least 0.01, was: " + GoNumber.format(requests));
    }

    private static void checkRates(double up, double down, double panicWindow, double activatorCapacity) {
        require(
                activatorCapacity >= 1,
                "activator-capacity = " + GoNumber.format(activatorCapacity) + ", must be at least 1");
        require(up > 1, "max-scale-up-rate = " + GoNumber.format(up) + ", must be greater than 1.0");
        require(down > 1, "max-scale-down-rate = " + GoNumber.format(down) + ", must be greater than 1.0");
        require(
                panicWindow >= 1 && panicWindow <= 100,
                "panic-window-percentage = " + GoNumber.format(panicWindow) + ", must be in [1, 100] interval");
    }

    private static void checkScales(int min, int max, int limit) {
        require(limit >= 0, "max-scale-limit = " + limit + ", must be at least 0");
        int lowest = limit > 0 ? 1 : 0;
        require(
                max >= lowest && (limit == 0 || max <= limit),
                "max-scale = " + max + ", must be in [" + lowest + ", max-scale-limit(" + limit + ")] range");
        require(min >= 0, "min-scale = " + min + ", must be at least 0");
        require(max == 0 || min <= max, "min-scale (" + min + ") must be less than max-scale (" + max + ")");
    }
}
