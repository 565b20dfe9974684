package zeroth.dataplane.pods;

import java.util.List;
import zeroth.dataplane.throttle.Pod;

/** Where the pods of a Revision are, by address: those that Kubernetes calls ready, and those that it does not yet. */
record Addresses(List<Pod> ready, List<Pod> notReady) {
    Addresses {
        ready = List.copyOf(ready);
        notReady = List.copyOf(notReady);
    }
}
