package zeroth.node.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Pods of a Deployment in numbers. */
record Counts(int wanted, int all, int updated, int ready, int available) {
    static Counts of(int wanted, List<Replica> pods, Duration minReady, Instant now) {
        return new Counts(
                wanted,
                pods.size(),
                (int) pods.stream().filter(Replica::isPresent).count(),
                (int) pods.stream().filter(Replica::isReady).count(),
                (int) pods.stream()
                        .filter(replica -> replica.isAvailable(minReady, now))
                        .count());
    }

    boolean isComplete() {
        return updated == wanted && all == wanted && available == wanted;
    }

    /** More of the present template, fewer earlier ones, or more that serve. */
    boolean isProgressSince(Counts before) {
        return updated > before.updated
                || all - updated < before.all - before.updated
                || ready > before.ready
                || available > before.available;
    }
}
