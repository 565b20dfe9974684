package zeroth.dataplane.standin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import zeroth.dataplane.activator.Leaving;
import zeroth.queueproxy.time.Timer;

/**
 * How an activator or a gateway leaves.
 *
 * @param notice while health checks fail and everything is served, so that everybody learns to go elsewhere
 * @param patience how long what still runs then may take
 */
public record Farewell(Timer timer, Duration notice, Duration patience) {
    private static final Logger LOG = System.getLogger(Farewell.class.getName());
    private static final Duration NOTICE = Duration.ofSeconds(45);
    /** Together with the notice a little less than the 600 s that the Deployment grants. */
    private static final Duration PATIENCE = Duration.ofSeconds(545);

    /** Upstream's, which has no patience of its own, but is killed at the end of it. */
    public static Farewell upstream(Timer timer) {
        return new Farewell(timer, NOTICE, PATIENCE);
    }

    /** Blocks until nothing runs any more, or patience is over. */
    public void of(Leaving leaving) {
        begin(leaving).join();
    }

    /** Completes then. */
    CompletableFuture<Void> begin(Leaving leaving) {
        LOG.log(Level.INFO, "This process leaves: serving on for {0}", notice);
        CompletableFuture<Void> over = new CompletableFuture<>();
        leaving.announceEnd();
        timer.after(notice, () -> finish(leaving, over));
        return over;
    }

    private void finish(Leaving leaving, CompletableFuture<Void> over) {
        Timer.Pending end = timer.after(patience, () -> cutOff(over));
        leaving.finish().onComplete(_ -> {
            end.cancel();
            over.complete(null);
        });
    }

    private void cutOff(CompletableFuture<Void> over) {
        LOG.log(Level.WARNING, "Requests that still run are cut off: waited={0}", patience);
        over.complete(null);
    }
}
