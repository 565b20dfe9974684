package zeroth.dataplane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed in the opposite order, once. Guarded by its lock. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public void close() {
        take().forEach(Parts::close);
    }

    private synchronized Deque<AutoCloseable> take() {
        Deque<AutoCloseable> all = new ArrayDeque<>(started);
        started.clear();
        return all;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "A part of the data plane did not close", e);
        }
    }
}
