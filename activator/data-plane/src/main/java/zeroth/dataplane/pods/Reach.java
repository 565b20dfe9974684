package zeroth.dataplane.pods;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import zeroth.dataplane.throttle.Pod;

/**
 * Which addresses of a Revision answer: one watcher of upstream's {@code revision_backends}, round after round. A pod
 * that answers for itself is used before Kubernetes calls it ready; where no pod can be asked, a mesh may be in between,
 * and the Revision's Service is used instead. Confined to one owner; it decides, and others ask.
 */
final class Reach {
    /** What is to be done after a round. */
    sealed interface Verdict {
        /** Nothing has changed. */
        record Same() implements Verdict {}

        /** There are no addresses, or none that answers. */
        record Nowhere() implements Verdict {}

        record ToPods(List<Pod> pods) implements Verdict {}

        /** By way of the Service, with as much as that many ready pods take. */
        record ToService(int readyPods) implements Verdict {}

        /** Only if the Service answers a probe: {@link Reach#serviceAnswered}. */
        record AskService(int readyPods) implements Verdict {}
    }

    private final Paths paths;
    private Set<Pod> healthy = Set.of();
    private Set<Pod> formerlyReady = Set.of();
    private Set<Pod> served = Set.of();
    private boolean podsReached = true;
    private boolean serviceReached;
    private boolean lost;

    Reach(Paths paths) {
        this.paths = paths;
    }

    /** Whether another round may find more, although nobody says that an address has changed. */
    boolean isOpen(Addresses now) {
        return !now.isEmpty() && !serviceReached && !healthy.equals(now.all());
    }

    /** Begins a round: these are to be asked. Kubernetes' word is enough where no mesh is to be expected. */
    List<Pod> ask(Addresses now) {
        lost = false;
        if (now.isEmpty() || !asksPods()) {
            return List.of();
        }
        forget(now);
        if (paths.trustsKubernetes()) {
            healthy = union(healthy, now.ready());
        }
        List<Pod> unknown = new ArrayList<>(now.all());
        unknown.removeAll(healthy);
        return unknown;
    }

    /** Ends it: that is what they answered. */
    Verdict answered(Addresses now, Map<Pod, PodProbe.Reply> replies) {
        if (now.isEmpty()) {
            healthy = Set.of();
            served = Set.of();
            serviceReached = false;
            return new Verdict.Nowhere();
        }
        if (!asksPods()) {
            return service(now);
        }
        learn(now, replies);
        if (!healthy.equals(served) || lost) {
            served = healthy;
            return healthy.isEmpty() ? new Verdict.Nowhere() : new Verdict.ToPods(inOrder(now));
        }
        boolean certain = !healthy.isEmpty() || replies.containsValue(PodProbe.Reply.OTHER) || paths.podsOnly();
        return certain ? new Verdict.Same() : service(now);
    }

    /** The Service answers: from now on it is asked instead of the pods. */
    Verdict serviceAnswered(Addresses now) {
        podsReached = false;
        serviceReached = true;
        return new Verdict.ToService(now.ready().size());
    }

    private boolean asksPods() {
        return podsReached && !paths.serviceOnly();
    }

    private Verdict service(Addresses now) {
        int ready = now.ready().size();
        return serviceReached ? new Verdict.ToService(ready) : new Verdict.AskService(ready);
    }

    /** A pod that was ready and is not any more must answer anew. */
    private void forget(Addresses now) {
        Set<Pod> left = new HashSet<>(healthy);
        Set<Pod> fallen = new HashSet<>(formerlyReady);
        fallen.retainAll(now.notReady());
        lost = left.removeAll(fallen);
        formerlyReady = Set.copyOf(now.ready());
        healthy = left;
    }

    private void learn(Addresses now, Map<Pod, PodProbe.Reply> replies) {
        Set<Pod> known = new HashSet<>(healthy);
        replies.forEach((pod, reply) -> {
            if (reply == PodProbe.Reply.WELL
                    && (paths.trustsPods() || now.ready().contains(pod))) {
                known.add(pod);
            }
        });
        known.retainAll(now.all());
        healthy = Set.copyOf(known);
    }

    private List<Pod> inOrder(Addresses now) {
        return now.all().stream().filter(healthy::contains).toList();
    }

    private static Set<Pod> union(Set<Pod> some, List<Pod> others) {
        Set<Pod> union = new LinkedHashSet<>(some);
        union.addAll(others);
        return union;
    }
}
