package zeroth.node.reconcile;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import zeroth.queueproxy.time.Timer;

/**
 * Keys that changed, each once, worked off by one virtual thread. A key that failed comes again, later each time.
 * Guarded by its own lock, which is not held while a reconciler runs.
 */
public final class WorkQueue<K> implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WorkQueue.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final int MOST_DOUBLINGS = 8;

    private final Reconciler<K> reconciler;
    private final Timer timer;
    private final Map<K, CompletableFuture<Void>> waiting = new LinkedHashMap<>();
    private final Map<K, Integer> failures = new HashMap<>();
    private final Map<K, Timer.Pending> later = new HashMap<>();
    private final Thread worker;
    private boolean closed;

    private WorkQueue(String name, Timer timer, Reconciler<K> reconciler) {
        this.reconciler = reconciler;
        this.timer = timer;
        this.worker = Thread.ofVirtual().name(name).unstarted(this::work);
    }

    public static <K> WorkQueue<K> start(String name, Timer timer, Reconciler<K> reconciler) {
        WorkQueue<K> queue = new WorkQueue<>(name, timer, reconciler);
        queue.worker.start();
        return queue;
    }

    /** Asks for a run; the future ends with the first one that starts after this call, well or not. */
    public synchronized CompletableFuture<Void> add(K key) {
        if (closed) {
            return CompletableFuture.completedFuture(null);
        }
        notifyAll();
        return waiting.computeIfAbsent(key, _ -> new CompletableFuture<>());
    }

    /** Asks for a run later, in place of what was asked for this key before. */
    public void addAfter(K key, Duration delay) {
        Timer.Pending next = timer.after(delay, () -> fire(key));
        replace(key, next).ifPresent(Timer.Pending::cancel);
    }

    /** Lets the run that is under way finish, and starts no other. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        join();
    }

    private synchronized void fire(K key) {
        later.remove(key);
        var _ = add(key);
    }

    private synchronized Optional<Timer.Pending> replace(K key, Timer.Pending next) {
        return Optional.ofNullable(later.put(key, next));
    }

    private void work() {
        for (Item<K> item = next(); item != null; item = next()) {
            run(item.key());
            item.done().complete(null);
        }
    }

    private synchronized @Nullable Item<K> next() {
        awaitKey();
        if (closed) {
            waiting.values().forEach(done -> done.complete(null));
            waiting.clear();
            return null;
        }
        Map.Entry<K, CompletableFuture<Void>> first =
                waiting.entrySet().iterator().next();
        waiting.remove(first.getKey());
        return new Item<>(first.getKey(), first.getValue());
    }

    private synchronized void awaitKey() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void run(K key) {
        try {
            reconciler.reconcile(key);
            forget(key);
        } catch (RuntimeException e) {
            retry(key, e);
        }
    }

    private synchronized void forget(K key) {
        failures.remove(key);
    }

    private void retry(K key, RuntimeException failure) {
        int times = countFailure(key);
        LOG.log(times == 1 ? Level.DEBUG : Level.WARNING, "will try again: key={0}, failure={1}", key, failure);
        addAfter(key, FIRST_RETRY.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS)));
    }

    private synchronized int countFailure(K key) {
        return failures.merge(key, 1, Integer::sum);
    }

    private void join() {
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Item<K>(K key, CompletableFuture<Void> done) {}
}
