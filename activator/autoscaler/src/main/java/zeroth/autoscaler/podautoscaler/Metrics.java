package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.MetricBuilder;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import zeroth.scaling.decision.BurstCapacity;
import zeroth.scaling.decision.ScalingSpec;

/** The Metric of a PodAutoscaler. Pure. */
final class Metrics {
    private Metrics() {}

    static Metric desired(PodAutoscaler owner, ScalingSpec spec, String privateService) {
        return new MetricBuilder()
                .withMetadata(Owned.by(owner))
                .withNewSpec()
                .withStableWindow(spec.windows().stable().toNanos())
                .withPanicWindow(spec.windows().panic().toNanos())
                .withScrapeTarget(scrapeTarget(spec, privateService))
                .endSpec()
                .build();
    }

    /** What is there, with the spec that is desired. */
    static Metric revised(Metric found, Metric desired) {
        return new MetricBuilder(found).withSpec(desired.getSpec()).build();
    }

    private static String scrapeTarget(ScalingSpec spec, String privateService) {
        return spec.burstCapacity() instanceof BurstCapacity.ActivatorAlways ? "" : privateService;
    }
}
