package zeroth.dataplane.watch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One virtual thread that does one thing after the other. What it owns needs no lock. */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Worker.class.getName());

    private final ScheduledExecutorService thread;

    public Worker(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
    }

    /** Does it later; what fails is logged. */
    public void submit(Runnable action) {
        submitAfter(Duration.ZERO, action);
    }

    public void submitAfter(Duration delay, Runnable action) {
        try {
            var _ = thread.schedule(() -> logged(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "Not done, since the data plane has ended", e);
        }
    }

    /** Does it after everything that was submitted before, and returns when it is done. */
    public void run(Runnable action) {
        try {
            thread.submit(action).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Reading the API's objects failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the API's objects", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static void logged(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A change from the API could not be followed", e);
        }
    }
}
