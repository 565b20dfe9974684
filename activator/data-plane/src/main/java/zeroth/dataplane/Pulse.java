package zeroth.dataplane;

import io.vertx.core.Vertx;
import java.time.Duration;

/** What is done once a second, as long as this process serves. */
public final class Pulse {
    /** How long who arrives after a failure was told waits for it to pass. */
    public static final Duration PATIENCE_WITH_FAILURE = Duration.ofSeconds(5);

    private static final Duration SECOND = Duration.ofSeconds(1);

    private Pulse() {}

    /** Begins; closing the answer ends it. */
    public static AutoCloseable start(Vertx vertx, Runnable beat) {
        long timer = vertx.setPeriodic(SECOND.toMillis(), _ -> beat.run());
        return () -> vertx.cancelTimer(timer);
    }
}
