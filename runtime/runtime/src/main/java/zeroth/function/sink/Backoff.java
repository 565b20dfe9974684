package zeroth.function.sink;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an event is sent again: twice as long each time, of that a random share of at least half, but
 * as long as the sink asks for, and never longer than the bound.
 */
public record Backoff(int retries, Duration first, Duration longest, RandomGenerator random) {
    /** Beyond this many doublings every wait is the longest. */
    private static final int MOST_DOUBLINGS = 30;

    /** The retries are counted from nought; none when they are used up. */
    public Optional<Duration> before(int retry, Optional<Duration> asked) {
        return retry < retries ? Optional.of(bounded(longer(jittered(retry), asked))) : Optional.empty();
    }

    private Duration jittered(int retry) {
        long most = bounded(first.multipliedBy(1L << Math.min(retry, MOST_DOUBLINGS)))
                .toMillis();
        return Duration.ofMillis(most - random.nextLong(most / 2 + 1));
    }

    private Duration bounded(Duration time) {
        return time.compareTo(longest) < 0 ? time : longest;
    }

    private static Duration longer(Duration time, Optional<Duration> asked) {
        return asked.filter(other -> other.compareTo(time) > 0).orElse(time);
    }
}
