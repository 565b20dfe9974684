package zeroth.apiserver.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * One watcher's view of the changes in a range, in order. What it has not taken waits here, up to a bound: a watcher that
 * is too slow loses its subscription, never the server its memory. Guarded by the {@link Store}'s lock.
 */
public final class Subscription implements AutoCloseable {
    private static final int MOST_WAITING = 1024;

    private final Store store;
    private final Range range;
    private final Lock lock;
    private final Condition arrived;
    private final ArrayDeque<Change> waiting;
    private State state = State.OPEN;

    Subscription(Store store, Range range, Lock lock, List<Change> past) {
        this.store = store;
        this.range = range;
        this.lock = lock;
        this.arrived = lock.newCondition();
        this.waiting = new ArrayDeque<>(past);
    }

    /** Waits for the next change. Empty when there was none for so long, or when it has ended. */
    public Optional<Change> next(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (waiting.isEmpty() && state == State.OPEN && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return Optional.ofNullable(waiting.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    /** The revision up to which everything has been taken; empty while something waits. */
    public Optional<Long> caughtUpTo() {
        lock.lock();
        try {
            return waiting.isEmpty() ? Optional.of(store.revision()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    public boolean hasEnded() {
        lock.lock();
        try {
            return state != State.OPEN && (state == State.OVERRUN || waiting.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            end(State.CLOSED);
            store.forget(this);
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    void offer(Change change) {
        if (state != State.OPEN || !range.contains(change.object().key().path())) {
            return;
        }
        waiting.addLast(change);
        if (waiting.size() > MOST_WAITING) {
            waiting.clear();
            end(State.OVERRUN);
        }
        arrived.signalAll();
    }

    private void end(State end) {
        state = end;
        arrived.signalAll();
    }

    private enum State {
        OPEN,
        CLOSED,
        OVERRUN
    }
}
