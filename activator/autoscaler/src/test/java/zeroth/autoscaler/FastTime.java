package zeroth.autoscaler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import zeroth.queueproxy.time.Timer;

/** Real time, some times faster: for tests whose other side is a real socket. Thread-safe. */
final class FastTime implements InstantSource, Timer, AutoCloseable {
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private final Instant start = InstantSource.system().instant();
    private final int factor;

    FastTime(int factor) {
        this.factor = factor;
    }

    @Override
    public Instant instant() {
        return start.plus(
                Duration.between(start, InstantSource.system().instant()).multipliedBy(factor));
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        ScheduledFuture<?> scheduled =
                executor.schedule(action, delay.dividedBy(factor).toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
