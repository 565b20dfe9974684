package zeroth.function.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import io.quarkus.runtime.RuntimeValue;
import zeroth.function.event.EventFormat;

/** A format of events beside JSON's. */
final class EventFormatBuildItem extends MultiBuildItem {
    private final RuntimeValue<EventFormat> format;

    EventFormatBuildItem(RuntimeValue<EventFormat> format) {
        this.format = format;
    }

    RuntimeValue<EventFormat> format() {
        return format;
    }
}
