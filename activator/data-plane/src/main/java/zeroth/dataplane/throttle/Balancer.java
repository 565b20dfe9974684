package zeroth.dataplane.throttle;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/**
 * The choice among pods. With a limit: the least loaded of those with room. Without: the less loaded of two, which is
 * nearly as fair and does not look at every pod. Upstream fills pods in order or in turn; a slow pod suffers there.
 */
record Balancer(ConcurrencyLimit limit, RandomGenerator random) {
    Optional<PodSeats> choose(List<PodSeats> pods) {
        if (pods.isEmpty()) {
            return Optional.empty();
        }
        return switch (limit) {
            case ConcurrencyLimit.Unlimited() -> Optional.of(lessLoadedOfTwo(pods));
            case ConcurrencyLimit.AtMost(int requests) ->
                Optional.of(leastLoaded(pods)).filter(pod -> pod.inFlight() < requests);
        };
    }

    Balancer limitedTo(ConcurrencyLimit capacity) {
        return new Balancer(capacity, random);
    }

    /** Two different ones, in any order, so that equals share. */
    private PodSeats lessLoadedOfTwo(List<PodSeats> pods) {
        int first = random.nextInt(pods.size());
        int step = pods.size() == 1 ? 0 : 1 + random.nextInt(pods.size() - 1);
        PodSeats one = pods.get(first);
        PodSeats other = pods.get((first + step) % pods.size());
        return one.inFlight() <= other.inFlight() ? one : other;
    }

    /** Begins anywhere, so that equals share. */
    private PodSeats leastLoaded(List<PodSeats> pods) {
        int start = random.nextInt(pods.size());
        PodSeats least = pods.get(start);
        for (int i = 1; i < pods.size() && least.inFlight() > 0; i++) {
            PodSeats next = pods.get((start + i) % pods.size());
            least = next.inFlight() < least.inFlight() ? next : least;
        }
        return least;
    }
}
