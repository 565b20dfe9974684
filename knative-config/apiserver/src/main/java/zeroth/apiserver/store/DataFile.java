package zeroth.apiserver.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file on disk. Owned by one thread at a time: first whoever opens it, then the committing thread. After a write that
 * failed, MVStore gives its file up; it is opened again for the next one, and what is there of the failed one undone.
 */
final class DataFile implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DataFile.class.getName());
    private static final String REVISION = "revision";

    /** Every so many commits the file gives back what old versions of objects took. */
    private static final int COMMITS_BETWEEN_COMPACTIONS = 128;

    private static final int RETENTION_MILLIS = 500;
    private static final int FILL_PERCENT = 60;
    private static final int COMPACTION_BYTES = 4 << 20;

    private final Path path;
    /** Refused, but perhaps on disk all the same. */
    private final List<Change> doubtful = new ArrayList<>();

    private MVStore store;
    private int commits;

    private DataFile(Path path) {
        this.path = path;
        this.store = store(path);
    }

    static DataFile open(Path path) {
        try {
            return new DataFile(path);
        } catch (MVStoreException e) {
            throw broken(path, e);
        }
    }

    long revision() {
        return counters().getOrDefault(REVISION, 0L);
    }

    void forEach(Consumer<Stored> action) {
        objects().forEach((path, entry) -> action.accept(decode(path, entry)));
    }

    /** On disk when it returns. */
    void commit(List<Change> changes) {
        try {
            write(changes);
        } catch (RuntimeException e) {
            doubtful.addAll(changes);
            store.closeImmediately();
            throw e;
        }
        doubtful.clear();
        compactSometimes();
    }

    @Override
    public void close() {
        store.close();
    }

    private void write(List<Change> changes) {
        if (store.isClosed()) {
            store = store(path);
        }
        doubtful.reversed().forEach(this::undo);
        changes.forEach(this::apply);
        counters().put(REVISION, changes.getLast().revision());
        store.commit();
        store.sync();
    }

    /** What was committed before stays so, also when there is no room for this. */
    private void compactSometimes() {
        if (++commits % COMMITS_BETWEEN_COMPACTIONS != 0) {
            return;
        }
        try {
            store.compact(FILL_PERCENT, COMPACTION_BYTES);
        } catch (MVStoreException e) {
            LOG.log(System.Logger.Level.WARNING, "the data file could not be made smaller", e);
            store.closeImmediately();
        }
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Created created -> put(created.object());
            case Change.Updated updated -> put(updated.object());
            case Change.Deleted deleted -> remove(deleted.object());
        }
    }

    private void undo(Change change) {
        change.previous().ifPresentOrElse(this::put, () -> remove(change.object()));
    }

    private void put(Stored object) {
        objects().put(object.key().path(), encode(object));
    }

    private void remove(Stored object) {
        objects().remove(object.key().path());
    }

    private MVMap<String, byte[]> objects() {
        return store.openMap("objects");
    }

    private MVMap<String, Long> counters() {
        return store.openMap("counters");
    }

    private static MVStore store(Path path) {
        var store = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .open();
        // Each commit is synced before the next, so old chunks need not be kept against writes that overtake another.
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    /** An entry is the revision, then the object's text. */
    private static byte[] encode(Stored object) {
        return ByteBuffer.allocate(Long.BYTES + object.bytes().length)
                .putLong(object.revision())
                .put(object.bytes())
                .array();
    }

    private static Stored decode(String path, byte[] entry) {
        var revision = ByteBuffer.wrap(entry).getLong();
        return new Stored(Key.parse(path), revision, Arrays.copyOfRange(entry, Long.BYTES, entry.length));
    }

    private static BrokenDataException broken(Path path, MVStoreException e) {
        var sentence = e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                ? "The data directory " + path.getParent()
                        + " is in use by another process. Stop that one, or choose another directory."
                : "The data file " + path + " cannot be read: it is damaged, or not a file of this program ("
                        + e.getMessage() + "). Move it away to start with an empty one, or put a copy of it back.";
        return new BrokenDataException(sentence, e);
    }
}
