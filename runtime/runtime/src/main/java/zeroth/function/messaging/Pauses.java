package zeroth.function.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import zeroth.function.limit.Delay;

/** The waits before further attempts. When it is closed they end at once, by being given up. Guarded by its own lock. */
final class Pauses {
    private final Delay delay;
    private final Set<Runnable> open = new HashSet<>();
    private boolean closed;

    Pauses(Delay delay) {
        this.delay = delay;
    }

    /** Runs one of the two, once: the first after this time, or the second as soon as there is no time for that. */
    void after(Duration time, Runnable resume, Runnable giveUp) {
        var over = new AtomicBoolean();
        Runnable end = () -> once(over, giveUp);
        if (!opened(end)) {
            end.run();
            return;
        }
        delay.after(time, () -> {
            ended(end);
            once(over, resume);
        });
    }

    void close() {
        closed().forEach(Runnable::run);
    }

    private static void once(AtomicBoolean over, Runnable action) {
        if (over.compareAndSet(false, true)) {
            action.run();
        }
    }

    private synchronized boolean opened(Runnable end) {
        return !closed && open.add(end);
    }

    private synchronized void ended(Runnable end) {
        open.remove(end);
    }

    private synchronized List<Runnable> closed() {
        closed = true;
        var ends = List.copyOf(open);
        open.clear();
        return ends;
    }
}
