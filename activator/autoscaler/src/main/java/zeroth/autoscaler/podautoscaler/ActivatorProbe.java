package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;

/** Whether an activator answers on the public Service, so that a request would wait and not fail. Blocks shortly. */
@FunctionalInterface
public interface ActivatorProbe {
    Answer ask(PodAutoscaler autoscaler);

    /** What came back. */
    enum Answer {
        ACTIVATOR,
        SOMEBODY_ELSE_OR_NOBODY
    }
}
