package zeroth.function.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ApplicationStartBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.builditem.ShutdownListenerBuildItem;
import io.quarkus.vertx.core.deployment.CoreVertxBuildItem;
import zeroth.function.pod.PodRecorder;

/** The build steps for a function that serves what a queue-proxy would. */
final class PodProcessor {
    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    PodBuildItem pod(PodRecorder recorder, BuildProducer<ShutdownListenerBuildItem> listeners) {
        var pod = recorder.pod();
        listeners.produce(new ShutdownListenerBuildItem(recorder.drain(pod)));
        return new PodBuildItem(pod);
    }

    /** When all that observe the start have done so; the readiness probe says when the application listens. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void start(
            PodRecorder recorder,
            PodBuildItem pod,
            ApplicationStartBuildItem started,
            CoreVertxBuildItem vertx,
            ShutdownContextBuildItem shutdown) {
        recorder.start(pod.pod(), vertx.getVertx(), shutdown);
    }
}
