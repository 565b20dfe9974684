package zeroth.queueproxy.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real timer, where there is no event loop: one daemon thread that runs each action. Actions must not block. */
public final class ScheduledTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor;

    public ScheduledTimer(String threadName) {
        executor = new ScheduledThreadPoolExecutor(1, action -> {
            Thread thread = new Thread(action, threadName);
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        Future<?> scheduled = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Drops what has not run yet. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
