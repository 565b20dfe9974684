package zeroth.function.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import io.quarkus.runtime.RuntimeValue;
import zeroth.function.seen.Observer;

/** Somebody who wants to hear of each event. */
final class ObserverBuildItem extends MultiBuildItem {
    private final RuntimeValue<Observer> observer;

    ObserverBuildItem(RuntimeValue<Observer> observer) {
        this.observer = observer;
    }

    RuntimeValue<Observer> observer() {
        return observer;
    }
}
