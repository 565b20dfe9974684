package zeroth.dataplane.observability;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gathers what is to run on an event loop until it is enough, or somebody there asks for it: to hand over each request's own
 * would wake that loop for each. Thread-safe.
 */
final class Batches implements Executor {
    static final int ENOUGH = 256;

    private final Executor loop;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    Batches(Executor loop) {
        this.loop = loop;
    }

    @Override
    public void execute(Runnable action) {
        waiting.add(action);
        if (count.incrementAndGet() % ENOUGH == 0) {
            loop.execute(this::run);
        }
    }

    /** Runs all that waits. To be called on the loop. */
    void run() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            count.decrementAndGet();
            next.run();
        }
    }
}
