package zeroth.node.pod;

import java.time.Duration;
import zeroth.node.NodeSettings;

/**
 * How long a container waits before it is started again, as the kubelet: at once after its first end, then
 * {@code first}, doubling up to {@code longest}; one that ran for {@code healthyAfter} begins anew.
 *
 * @param failures ends so far, without a healthy run in between
 */
record Backoff(Duration first, Duration longest, Duration healthyAfter, int failures) {
    private static final int MOST_DOUBLINGS = 20;

    static Backoff of(NodeSettings settings) {
        return of(settings.firstBackoff(), settings.longestBackoff(), settings.healthyAfter());
    }

    static Backoff of(Duration first, Duration longest, Duration healthyAfter) {
        return new Backoff(first, longest, healthyAfter, 0);
    }

    /** After a run that lasted so long. */
    Backoff ended(Duration ran) {
        int before = ran.compareTo(healthyAfter) >= 0 ? 0 : failures;
        return new Backoff(first, longest, healthyAfter, before + 1);
    }

    Duration delay() {
        if (failures <= 1) {
            return Duration.ZERO;
        }
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 2, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
