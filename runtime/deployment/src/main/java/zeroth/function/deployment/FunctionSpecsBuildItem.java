package zeroth.function.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import java.util.List;
import zeroth.function.dispatch.FunctionSpec;

/** The functions of the application, checked. */
final class FunctionSpecsBuildItem extends SimpleBuildItem {
    private final List<FunctionSpec> specs;

    FunctionSpecsBuildItem(List<FunctionSpec> specs) {
        this.specs = List.copyOf(specs);
    }

    List<FunctionSpec> specs() {
        return specs;
    }
}
