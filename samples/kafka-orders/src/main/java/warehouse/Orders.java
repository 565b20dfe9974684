package warehouse;

import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.RunOnVirtualThread;
import zeroth.function.CloudEventMapping;
import zeroth.function.PermanentEventException;

/** The function. It does not know where its events come from: that is configuration. */
public class Orders {
    private final Shelves shelves;

    Orders(Shelves shelves) {
        this.shelves = shelves;
    }

    /** An order of nothing would be one of nothing the next time as well. */
    @Funq
    @RunOnVirtualThread
    @CloudEventMapping(trigger = "order.placed", responseType = "order.reserved", responseSource = "/warehouse")
    public Reservation reserve(Order order) {
        if (order.pieces() <= 0) {
            throw new PermanentEventException("pieces: " + order.pieces() + " (expected: at least 1)");
        }
        return shelves.reserve(order);
    }
}
