package zeroth.function.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import zeroth.function.sink.SinkWiring;

/** The sink for injection. An application that wants none does not get it. */
final class SinkProcessor {
    @BuildStep
    AdditionalBeanBuildItem sink() {
        return new AdditionalBeanBuildItem(SinkWiring.class);
    }
}
