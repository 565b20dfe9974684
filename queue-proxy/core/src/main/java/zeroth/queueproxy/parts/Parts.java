package zeroth.queueproxy.parts;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was started, closed in reverse order, once. One that fails to close does not keep the others from closing. Guarded
 * by its own lock, held while closing: who closes second waits until everything is closed.
 */
public final class Parts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Parts.class.getName());

    // A part may block while it closes, and in release 21 a monitor would pin its virtual thread.
    private final ReentrantLock lock = new ReentrantLock();
    private final String whole;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Parts of {@code whole}, which the log names if one does not close. */
    public Parts(String whole) {
        this.whole = whole;
    }

    public <T extends AutoCloseable> T add(T part) {
        lock.lock();
        try {
            started.push(part);
            return part;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            while (!started.isEmpty()) {
                close(started.pop());
            }
        } finally {
            lock.unlock();
        }
    }

    private void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "A part of " + whole + " did not stop as it should", e);
        }
    }
}
