package zeroth.dataplane;

import io.vertx.core.Vertx;
import java.time.Duration;
import zeroth.dataplane.report.ConcurrencyReporter;
import zeroth.dataplane.throttle.Throttles;

/** What is done once a second, as long as this process serves. */
public final class Pulse {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** How long who arrives after a failure was told waits for it to pass. */
    private static final Duration PATIENCE_WITH_FAILURE = Duration.ofSeconds(5);

    private Pulse() {}

    /** Begins; closing the answer ends it. */
    public static AutoCloseable start(Vertx vertx, ConcurrencyReporter reporter, Throttles throttles) {
        long timer = vertx.setPeriodic(SECOND.toMillis(), _ -> {
            reporter.tick();
            throttles.forEach((_, throttle) -> throttle.refuseAfter(PATIENCE_WITH_FAILURE));
        });
        return () -> vertx.cancelTimer(timer);
    }
}
