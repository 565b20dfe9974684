package zeroth.node.deployment;

import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The next step towards the wanted pods. Pure.
 *
 * @param replicas how many there should be
 * @param leaving pods that end but are not gone
 */
record Rollout(int replicas, Strategy strategy, Duration minReady, List<Replica> pods, int leaving) {
    /** What to do now. */
    record Step(int create, List<Pod> delete) {}

    Step step(Instant now) {
        return switch (strategy) {
            case Strategy.Recreate _ -> recreate();
            case Strategy.Rolling rolling -> roll(rolling, now);
        };
    }

    private Step recreate() {
        List<Replica> earlier = earlier();
        return earlier.isEmpty() && leaving == 0
                ? new Step(missing(replicas), pods(surplus(present(), present().size() - replicas)))
                : new Step(0, pods(earlier));
    }

    private Step roll(Strategy.Rolling rolling, Instant now) {
        if (earlier().isEmpty()) {
            return new Step(missing(replicas), pods(surplus(pods, pods.size() - replicas)));
        }
        int room = replicas + rolling.surge() - pods.size();
        int create = Math.clamp(missing(replicas), 0, Math.max(0, room));
        return new Step(create, pods(removable(rolling, now)));
    }

    /** Earlier pods that do not serve may go at once, the others only while enough stay available. */
    private List<Replica> removable(Strategy.Rolling rolling, Instant now) {
        List<Replica> idle = earlier().stream()
                .filter(replica -> !replica.isAvailable(minReady, now))
                .toList();
        long available = pods.stream()
                .filter(replica -> replica.isAvailable(minReady, now))
                .count();
        int spare = (int) Math.max(0, available - (replicas - rolling.unavailable()));
        List<Replica> serving = earlier().stream()
                .filter(replica -> replica.isAvailable(minReady, now))
                .toList();
        List<Replica> tooMany = surplus(present(), present().size() - replicas);
        return Stream.of(idle, surplus(serving, spare), tooMany)
                .flatMap(Collection::stream)
                .toList();
    }

    private int missing(int wanted) {
        return Math.max(0, wanted - present().size());
    }

    private List<Replica> present() {
        return pods.stream().filter(Replica::isPresent).toList();
    }

    private List<Replica> earlier() {
        return pods.stream().filter(replica -> !replica.isPresent()).toList();
    }

    private static List<Replica> surplus(List<Replica> from, int count) {
        return from.stream()
                .sorted(Replica.DISPENSABLE)
                .limit(Math.max(0, count))
                .toList();
    }

    private static List<Pod> pods(List<Replica> replicas) {
        return replicas.stream().map(Replica::pod).toList();
    }
}
