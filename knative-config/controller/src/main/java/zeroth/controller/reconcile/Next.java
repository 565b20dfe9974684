package zeroth.controller.reconcile;

import java.time.Duration;

/** When an object wants its next turn, if nothing happens to it or its children before. */
public sealed interface Next {
    /** Not before something happens. */
    record WhenSomethingHappens() implements Next {}

    /** After that time at the latest. */
    record After(Duration delay) implements Next {}

    static Next whenSomethingHappens() {
        return new WhenSomethingHappens();
    }

    static Next after(Duration delay) {
        return new After(delay);
    }
}
