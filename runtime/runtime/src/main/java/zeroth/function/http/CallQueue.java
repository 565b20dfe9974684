package zeroth.function.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for a thread, of which as few are woken as will do, since to wake one costs more than most calls. A thread
 * that comes takes a call, wakes another if there is a second, and goes on until none waits: so a call that blocks holds up
 * no other, and threads that are at work are not woken. Safe for many threads: a concurrent queue, its size, and one flag.
 */
final class CallQueue implements Executor {
    private static final Logger LOG = System.getLogger(CallQueue.class.getName());

    private final Executor threads;
    private final int most;
    private final Queue<Runnable> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /** Whether a thread was asked for that has not come yet. It will see every call that is here by then. */
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param most how many calls may wait */
    CallQueue(Executor threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** @throws RejectedExecutionException if too many wait, or no thread can be had */
    @Override
    public void execute(Runnable call) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            throw new RejectedExecutionException("more than " + most + " calls wait for a thread");
        }
        calls.add(call);
        try {
            ask();
        } catch (RejectedExecutionException none) {
            takeBack(call, none);
        }
    }

    private void takeBack(Runnable call, RejectedExecutionException none) {
        if (calls.remove(call)) {
            waiting.decrementAndGet();
            throw none;
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

    private void serve() {
        asked.set(false);
        for (Runnable call = next(); call != null; call = next()) {
            askForAnother();
            run(call);
        }
    }

    private @Nullable Runnable next() {
        Runnable call = calls.poll();
        if (call != null) {
            waiting.decrementAndGet();
        }
        return call;
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
}
