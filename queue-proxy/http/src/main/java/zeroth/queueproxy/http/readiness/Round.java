package zeroth.queueproxy.http.readiness;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import zeroth.queueproxy.http.readiness.Probe.Aggressive;
import zeroth.queueproxy.http.readiness.Probe.Once;
import zeroth.queueproxy.time.Timer;

/**
 * The rounds of one probe. Successes in a row are remembered from round to round, as upstream does: who was found ready is
 * found ready again at the first success. Confined to one event loop.
 */
final class Round {
    static final Duration INTERVAL = Duration.ofMillis(50);
    static final Duration ATTEMPT = Duration.ofMillis(100);
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final Probe probe;
    private final Attempts attempts;
    private final Timer timer;
    private final InstantSource clock;
    private int successesInARow;

    Round(Probe probe, Attempts attempts, Timer timer, InstantSource clock) {
        this.probe = probe;
        this.attempts = attempts;
        this.timer = timer;
        this.clock = clock;
    }

    Future<Boolean> run() {
        return switch (probe.pace()) {
            case Once(Duration timeout) -> attempts.attempt(probe.check(), timeout);
            case Aggressive(int successes) -> {
                Promise<Boolean> ready = Promise.promise();
                attempt(successes, clock.instant().plus(LIMIT), ready);
                yield ready.future();
            }
        };
    }

    private void attempt(int successes, Instant end, Promise<Boolean> ready) {
        Instant begun = clock.instant();
        attempts.attempt(probe.check(), ATTEMPT).onSuccess(success -> {
            successesInARow = success ? successesInARow + 1 : 0;
            if (successesInARow >= successes) {
                ready.complete(true);
            } else if (!clock.instant().plus(INTERVAL).isBefore(end)) {
                ready.complete(false);
            } else {
                timer.after(untilNext(begun), () -> attempt(successes, end, ready));
            }
        });
    }

    /** The next tick of the interval: an attempt that took longer is followed at once. */
    private Duration untilNext(Instant begun) {
        Duration taken = Duration.between(begun, clock.instant());
        return taken.compareTo(INTERVAL) >= 0 ? Duration.ZERO : INTERVAL.minus(taken);
    }
}
