package zeroth.queueproxy.http.testing;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.time.Timer;
import zeroth.queueproxy.time.testing.VirtualTime;

/**
 * Virtual time for stages: what falls due runs on the event loop that asked for it, as with the real timer, and has run
 * when {@link #advance} returns. Guarded by its own lock.
 */
public final class EventLoopTime implements InstantSource, Timer {
    private final VirtualTime time = new VirtualTime(Instant.EPOCH);
    private final List<Runnable> due = new ArrayList<>();

    @Override
    public synchronized Instant instant() {
        return time.instant();
    }

    @Override
    public synchronized Pending after(Duration delay, Runnable action) {
        Context context = Vertx.currentContext();
        Pending pending = time.after(delay, () -> due.add(() -> run(context, action)));
        return () -> cancel(pending);
    }

    /** Moves time on from a test's thread. */
    public void advance(Duration by) {
        List<Runnable> ripe;
        synchronized (this) {
            time.advance(by);
            ripe = List.copyOf(due);
            due.clear();
        }
        ripe.forEach(Runnable::run);
    }

    private synchronized void cancel(Pending pending) {
        pending.cancel();
    }

    private static void run(@Nullable Context context, Runnable action) {
        if (context == null) {
            action.run();
            return;
        }
        Promise<Void> ran = Promise.promise();
        context.runOnContext(now -> {
            action.run();
            ran.complete();
        });
        Servers.await(ran.future());
    }
}
