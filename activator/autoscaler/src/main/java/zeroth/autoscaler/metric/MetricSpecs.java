package zeroth.autoscaler.metric;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zeroth.autoscaler.metric.MetricSpec.Source;
import zeroth.names.Annotations;
import zeroth.scaling.metric.Averaging;

/** Reads Metric objects. Pure. */
final class MetricSpecs {
    private static final Set<String> EXPONENTIAL = Set.of("weighted-exponential", "weightedExponential");

    private MetricSpecs() {}

    static MetricSpec of(Metric metric) {
        return new MetricSpec(
                averaging(metric),
                Duration.ofNanos(metric.getSpec().getStableWindow()),
                Duration.ofNanos(metric.getSpec().getPanicWindow()),
                source(metric));
    }

    private static Averaging averaging(Metric metric) {
        Map<String, String> annotations =
                Optional.ofNullable(metric.getMetadata().getAnnotations()).orElse(Map.of());
        return EXPONENTIAL.contains(annotations.getOrDefault(Annotations.METRIC_AGGREGATION, ""))
                ? Averaging.WEIGHTED_EXPONENTIAL
                : Averaging.LINEAR;
    }

    private static Source source(Metric metric) {
        return Optional.ofNullable(metric.getSpec().getScrapeTarget())
                        .filter(target -> !target.isEmpty())
                        .isPresent()
                ? Source.PODS_AND_ACTIVATORS
                : Source.ACTIVATORS;
    }
}
