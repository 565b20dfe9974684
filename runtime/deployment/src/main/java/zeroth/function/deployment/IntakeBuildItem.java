package zeroth.function.deployment;

import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;
import zeroth.function.dispatch.Intake;

/** Where events enter; an application without functions has none. */
final class IntakeBuildItem extends SimpleBuildItem {
    private final RuntimeValue<Intake> intake;

    IntakeBuildItem(RuntimeValue<Intake> intake) {
        this.intake = intake;
    }

    RuntimeValue<Intake> intake() {
        return intake;
    }
}
