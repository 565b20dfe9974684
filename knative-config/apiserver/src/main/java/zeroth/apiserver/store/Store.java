package zeroth.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.object.Metadata;

/**
 * All objects. Writes are accepted one after the other against {@code accepted}, committed together by one thread, and only
 * then move to {@code published}, from which everyone reads; so nobody acts on what a crash could take back. One lock
 * guards all fields; the file belongs to the committing thread alone.
 */
public final class Store implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Store.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final DataFile file;
    private final Thread committer;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final History history;
    private final Objects published = new Objects();
    private Objects accepted;
    private List<Pending> pending = new ArrayList<>();
    private long acceptedRevision;
    private long publishedRevision;
    private boolean closing;

    /** Confined to the committing thread. */
    private Disk disk = Disk.TAKES_WRITES;

    private Store(DataFile file) {
        this.file = file;
        file.forEach(published::put);
        accepted = published.copy();
        publishedRevision = file.revision();
        acceptedRevision = publishedRevision;
        history = new History(publishedRevision);
        committer = Thread.ofPlatform().name("zeroth-api-store").daemon().unstarted(this::commitUntilClosed);
    }

    /**
     * The objects of a file, which is made when it is not there.
     *
     * @throws BrokenDataException when another process has the file, or it cannot be read
     */
    public static Store open(Path path) {
        var store = new Store(DataFile.open(path));
        store.committer.start();
        return store;
    }

    public Optional<Stored> get(Key key) {
        return locked(() -> published.get(key));
    }

    /** As the next write will find it; may not be on disk yet, so for deciding on a write only. */
    public Optional<Stored> latest(Key key) {
        return locked(() -> accepted.get(key));
    }

    public long revision() {
        return locked(() -> publishedRevision);
    }

    public Snapshot list(Range range) {
        return locked(() -> new Snapshot(publishedRevision, published.in(range)));
    }

    /** How a range was at a revision of the past. */
    public Snapshot listAt(Range range, long revision) throws GoneException {
        lock.lock();
        try {
            requireKnown(revision);
            var past = new Objects();
            published.in(range).forEach(past::put);
            history.after(revision).reversed().stream()
                    .filter(change -> range.contains(change.object().key().path()))
                    .forEach(past::undo);
            return new Snapshot(revision, past.in(range));
        } finally {
            lock.unlock();
        }
    }

    /** All changes in a range after a revision: those of the past at once, then each as it is committed. */
    public Subscription watch(Range range, long after) throws GoneException {
        lock.lock();
        try {
            requireKnown(after);
            var past = history.after(after).stream()
                    .filter(change -> range.contains(change.object().key().path()))
                    .toList();
            var subscription = new Subscription(this, range, lock, past);
            subscriptions.add(subscription);
            return subscription;
        } finally {
            lock.unlock();
        }
    }

    /** On disk when it returns. Empty when there is such an object already. */
    public Optional<Stored> create(Key key, ObjectNode object) {
        return write(() ->
                accepted.get(key).isPresent() ? Optional.empty() : Optional.of(new Change.Created(next(key, object))));
    }

    /** On disk when it returns. Empty when {@code expected} is not the latest any more. */
    public Optional<Stored> replace(Stored expected, ObjectNode object) {
        return write(() -> isLatest(expected)
                ? Optional.of(new Change.Updated(next(expected.key(), object), expected))
                : Optional.empty());
    }

    /** On disk when it returns. {@code last} is how watchers see it go. Empty when {@code expected} is not the latest. */
    public Optional<Stored> remove(Stored expected, ObjectNode last) {
        return write(() -> isLatest(expected)
                ? Optional.of(new Change.Deleted(next(expected.key(), last), expected))
                : Optional.empty());
    }

    /** Commits what was accepted, refuses the rest, ends all watches. */
    @Override
    public void close() {
        locked(() -> {
                    closing = true;
                    work.signalAll();
                    return List.copyOf(subscriptions);
                })
                .forEach(Subscription::close);
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void forget(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    private Optional<Stored> write(Decision decision) {
        var waiting = locked(
                () -> closing ? Optional.<Pending>empty() : decision.decide().map(this::accept));
        return waiting.map(Pending::await);
    }

    private Pending accept(Change change) {
        accepted.apply(change);
        var added = new Pending(change, new CompletableFuture<>());
        pending.add(added);
        work.signalAll();
        return added;
    }

    private boolean isLatest(Stored expected) {
        return accepted.get(expected.key())
                .filter(latest -> latest.revision() == expected.revision())
                .isPresent();
    }

    private Stored next(Key key, ObjectNode object) {
        var revision = ++acceptedRevision;
        Metadata.of(object).set("resourceVersion", Long.toString(revision));
        return new Stored(key, revision, Json.bytes(object));
    }

    private void requireKnown(long revision) throws GoneException {
        if (revision > publishedRevision || !history.reachesBackTo(revision)) {
            throw new GoneException(revision, publishedRevision);
        }
    }

    private void commitUntilClosed() {
        try (file) {
            for (var batch = takeBatch(); !batch.isEmpty(); batch = takeBatch()) {
                commit(batch);
            }
        }
    }

    /** Everything that waits; nothing only when closed. */
    private List<Pending> takeBatch() {
        return locked(() -> {
            while (pending.isEmpty() && !closing) {
                work.awaitUninterruptibly();
            }
            var batch = pending;
            pending = new ArrayList<>();
            return batch;
        });
    }

    private void commit(List<Pending> batch) {
        var changes = batch.stream().map(Pending::change).toList();
        try {
            file.commit(changes);
        } catch (RuntimeException e) {
            disk = disk.refused(e);
            fail(
                    batch,
                    new WriteFailedException(
                            "The disk did not take the write, so nothing was changed. Make room, or see what is wrong"
                                    + " with it, and try again: " + e.getMessage(),
                            e));
            return;
        }
        disk = disk.accepted();
        publish(changes);
        batch.forEach(Pending::complete);
    }

    private void publish(List<Change> changes) {
        locked(() -> {
            changes.forEach(change -> {
                published.apply(change);
                history.add(change);
                subscriptions.forEach(subscription -> subscription.offer(change));
            });
            publishedRevision = changes.getLast().revision();
            return publishedRevision;
        });
    }

    /** What was accepted after the failed batch may stand on it, so it fails as well. */
    private void fail(List<Pending> batch, WriteFailedException failure) {
        var later = locked(() -> {
            var standing = pending;
            pending = new ArrayList<>();
            accepted = published.copy();
            return standing;
        });
        batch.forEach(write -> write.fail(failure));
        later.forEach(write -> write.fail(failure));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Each change of it is said once. */
    private enum Disk {
        TAKES_WRITES,
        REFUSES;

        Disk refused(RuntimeException why) {
            if (this == TAKES_WRITES) {
                LOG.log(System.Logger.Level.ERROR, "the disk does not take writes", why);
            }
            return REFUSES;
        }

        Disk accepted() {
            if (this == REFUSES) {
                LOG.log(System.Logger.Level.INFO, "the disk takes writes again");
            }
            return TAKES_WRITES;
        }
    }

    private interface Decision {
        Optional<Change> decide();
    }

    private record Pending(Change change, CompletableFuture<Stored> done) {
        Stored await() {
            try {
                return done.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof WriteFailedException failure ? failure : e;
            }
        }

        void complete() {
            done.complete(change.object());
        }

        void fail(WriteFailedException failure) {
            done.completeExceptionally(failure);
        }
    }
}
