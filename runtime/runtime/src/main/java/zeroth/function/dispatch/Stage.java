package zeroth.function.dispatch;

import java.util.function.Consumer;

/** One station of a delivery on its way to its function. */
@FunctionalInterface
public interface Stage {
    /** Tells the outcome once, on any thread, when the delivery has really ended here. */
    void deliver(Delivery delivery, Consumer<Outcome> then);
}
