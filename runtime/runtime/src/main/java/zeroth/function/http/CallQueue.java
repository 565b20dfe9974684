package zeroth.function.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for a thread, of which as few are woken as will do, since to wake one costs more than most calls. A thread
 * that comes takes a call, wakes another if there is a second, and goes on until none waits: so a call that blocks holds up
 * no other, and threads that are at work are not woken. Safe for many threads: a concurrent queue, its size, and one flag.
 */
final class CallQueue {
    private static final Logger LOG = System.getLogger(CallQueue.class.getName());

    private final Executor threads;
    private final int most;
    private final Queue<Waiting> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /** Whether a thread was asked for that has not come yet. It will see every call that is here by then. */
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param most how many calls may wait */
    CallQueue(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** Runs {@code call} on another thread, or says here or on a later caller's thread why there is none: once, either way. */
    void execute(Runnable call, Consumer<RejectedExecutionException> refused) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            refused.accept(new RejectedExecutionException("more than " + most + " calls wait for a thread"));
            return;
        }
        calls.add(new Waiting(call, refused));
        try {
            ask();
        } catch (RejectedExecutionException none) {
            refuseAll(none);
        }
    }

    private void ask() {
        if (asked.compareAndSet(false, true)) {
            try {
                threads.execute(this::serve);
            } catch (RejectedExecutionException none) {
                asked.set(false);
                throw none;
            }
        }
    }

    /** Others, too, relied on the thread that was asked for. */
    private void refuseAll(RejectedExecutionException none) {
        for (Waiting next = next(); next != null; next = next()) {
            next.refused.accept(none);
        }
    }

    private void serve() {
        asked.set(false);
        for (Waiting next = next(); next != null; next = next()) {
            askForAnother();
            run(next.call);
        }
    }

    private @Nullable Waiting next() {
        Waiting next = calls.poll();
        if (next != null) {
            waiting.decrementAndGet();
        }
        return next;
    }

    private void askForAnother() {
        if (waiting.get() > 0) {
            try {
                ask();
            } catch (RejectedExecutionException none) {
                LOG.log(Level.DEBUG, "the calls that wait are this thread's", none);
            }
        }
    }

    /** The thread has more to do than this call, and an interrupt of it is not one of the next. */
    private static void run(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a call failed", e);
        } finally {
            Thread.interrupted();
        }
    }

    private record Waiting(Runnable call, Consumer<RejectedExecutionException> refused) {}
}
