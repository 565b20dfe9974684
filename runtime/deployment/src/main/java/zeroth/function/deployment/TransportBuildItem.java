package zeroth.function.deployment;

import io.quarkus.builder.item.MultiBuildItem;
import io.quarkus.runtime.RuntimeValue;
import zeroth.function.messaging.Transport;

/** A kind of broker whose messages may be events. */
final class TransportBuildItem extends MultiBuildItem {
    private final RuntimeValue<Transport> transport;

    TransportBuildItem(RuntimeValue<Transport> transport) {
        this.transport = transport;
    }

    RuntimeValue<Transport> transport() {
        return transport;
    }
}
