package zeroth.dataplane.throttle;

import java.util.List;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/** Where the requests of a Revision can go. */
public sealed interface Backends {
    /** To these pods, if there are any. */
    static Backends of(List<Pod> pods) {
        return pods.isEmpty() ? new None() : new Pods(pods);
    }

    /** Nowhere yet: requests wait. */
    record None() implements Backends {}

    /** Nowhere, and somebody knows why: waiting longer does not help. */
    record Unable(String reason) implements Backends {}

    /** To these pods: ready, and not on their way out. */
    record Pods(List<Pod> pods) implements Backends {
        public Pods {
            pods = List.copyOf(pods);
            if (pods.isEmpty()) {
                throw new IllegalArgumentException("pods: none (expected: at least one; without any it is None)");
            }
        }
    }

    /** To whichever pod lies behind that address: pods cannot be told apart, so together they take {@code capacity}. */
    record Service(Pod address, ConcurrencyLimit capacity) implements Backends {}

    /** The addresses that requests go to. */
    default List<Pod> addresses() {
        return switch (this) {
            case None _, Unable _ -> List.of();
            case Pods(List<Pod> pods) -> pods;
            case Service(Pod address, ConcurrencyLimit _) -> List.of(address);
        };
    }
}
