package zeroth.autoscaler.metric;

import java.time.Duration;
import zeroth.scaling.metric.Averaging;

/** What a Metric object asks for. */
public record MetricSpec(Averaging averaging, Duration stableWindow, Duration panicWindow, Source source) {
    /** Where numbers come from. */
    public enum Source {
        /** Pods are asked, and activators report. */
        PODS_AND_ACTIVATORS,
        /** All requests pass an activator. */
        ACTIVATORS
    }
}
