package zeroth.function.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import zeroth.function.pod.FunctionPod;

/** The queue-proxy inside this process, which is there if the environment says so. */
final class PodBuildItem extends SimpleBuildItem {
    private final RuntimeValue<FunctionPod> pod;

    PodBuildItem(RuntimeValue<FunctionPod> pod) {
        this.pod = pod;
    }

    RuntimeValue<FunctionPod> pod() {
        return pod;
    }
}
