package zeroth.function.metrics;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import zeroth.function.seen.Observer;

/** Adds metrics to an application. It names no type of Micrometer: the build loads it for every application. */
@Recorder
public class MetricsRecorder {
    public RuntimeValue<Observer> observer() {
        return new RuntimeValue<>(EventMetrics.global());
    }
}
