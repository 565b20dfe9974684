package zeroth.dataplane.throttle;

import java.util.List;

/** Where the requests of a Revision can go. */
public sealed interface Backends {
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
}
