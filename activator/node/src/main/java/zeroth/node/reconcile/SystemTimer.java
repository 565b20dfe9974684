package zeroth.node.reconcile;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import zeroth.queueproxy.time.Timer;

/** The machine's time. Actions run on virtual threads, so one that blocks holds up no other. */
public final class SystemTimer implements Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("node-timer").daemon().factory());

    public SystemTimer() {
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        if (scheduler.isShutdown()) {
            return () -> {};
        }
        Future<?> scheduled =
                scheduler.schedule(() -> Thread.ofVirtual().start(action), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        scheduler.shutdown();
    }
}
