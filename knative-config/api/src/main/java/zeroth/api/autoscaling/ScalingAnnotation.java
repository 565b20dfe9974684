package zeroth.api.autoscaling;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import zeroth.names.Annotations;

/** An annotation by which a Revision's scale is asked for, with its old spellings. */
public enum ScalingAnnotation {
    CLASS(Annotations.CLASS),
    MIN_SCALE(Annotations.MIN_SCALE, "minScale"),
    MAX_SCALE(Annotations.MAX_SCALE, "maxScale"),
    INITIAL_SCALE(Annotations.INITIAL_SCALE, "initialScale"),
    ACTIVATION_SCALE(Annotations.ACTIVATION_SCALE),
    SCALE_DOWN_DELAY(Annotations.SCALE_DOWN_DELAY, "scaleDownDelay"),
    METRIC(Annotations.METRIC),
    METRIC_AGGREGATION(Annotations.METRIC_AGGREGATION, "metricAggregationAlgorithm"),
    TARGET(Annotations.TARGET),
    TARGET_UTILIZATION(Annotations.TARGET_UTILIZATION, "targetUtilizationPercentage"),
    TARGET_BURST_CAPACITY(Annotations.TARGET_BURST_CAPACITY, "targetBurstCapacity"),
    WINDOW(Annotations.WINDOW),
    PANIC_WINDOW_PERCENTAGE(Annotations.PANIC_WINDOW_PERCENTAGE, "panicWindowPercentage"),
    PANIC_THRESHOLD_PERCENTAGE(Annotations.PANIC_THRESHOLD_PERCENTAGE, "panicThresholdPercentage"),
    RETENTION(Annotations.RETENTION, "scaleToZeroPodRetentionPeriod");

    /** Before the slash of every annotation of scaling. */
    public static final String GROUP = "autoscaling.knative.dev";

    private final String key;
    private final String oldKey;

    ScalingAnnotation(String key) {
        this.key = key;
        this.oldKey = key;
    }

    ScalingAnnotation(String key, String oldName) {
        this.key = key;
        this.oldKey = GROUP + "/" + oldName;
    }

    /** The spelling that is documented. */
    public String key() {
        return key;
    }

    /** The first spelling that is there, whatever its value. */
    public Optional<Found> in(Map<String, String> annotations) {
        return Stream.of(key, oldKey)
                .filter(annotations::containsKey)
                .findFirst()
                .map(found -> new Found(found, annotations.getOrDefault(found, "")));
    }

    /** Its value, if it is there. */
    public Optional<String> valueIn(Map<String, String> annotations) {
        return in(annotations).map(Found::value);
    }

    /**
     * An annotation that is there.
     *
     * @param key as the user spelled it
     */
    public record Found(String key, String value) {}
}
