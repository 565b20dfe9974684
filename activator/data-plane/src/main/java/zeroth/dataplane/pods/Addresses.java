package zeroth.dataplane.pods;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroth.dataplane.throttle.Pod;

/** Where the pods of a Revision are, by address: those that Kubernetes calls ready, and those that it does not yet. */
record Addresses(List<Pod> ready, List<Pod> notReady) {
    static final Addresses NONE = new Addresses(List.of(), List.of());

    Addresses {
        ready = List.copyOf(ready);
        notReady = List.copyOf(notReady);
    }

    boolean isEmpty() {
        return ready.isEmpty() && notReady.isEmpty();
    }

    Set<Pod> all() {
        return Stream.concat(ready.stream(), notReady.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
