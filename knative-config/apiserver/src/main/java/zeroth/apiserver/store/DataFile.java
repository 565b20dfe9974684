package zeroth.apiserver.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file on disk. Owned by one thread at a time: first whoever opens it, then the {@link Committer}. */
final class DataFile implements AutoCloseable {
    private static final String REVISION = "revision";

    /** Every so many commits the file gives back what old versions of objects took. */
    private static final int COMMITS_BETWEEN_COMPACTIONS = 128;

    private static final int RETENTION_MILLIS = 500;
    private static final int FILL_PERCENT = 60;
    private static final int COMPACTION_BYTES = 4 << 20;

    private final MVStore store;
    private final MVMap<String, byte[]> objects;
    private final MVMap<String, Long> counters;
    private int commits;

    private DataFile(MVStore store) {
        this.store = store;
        this.objects = store.openMap("objects");
        this.counters = store.openMap("counters");
    }

    static DataFile open(Path path) {
        try {
            var store = new MVStore.Builder()
                    .fileName(path.toString())
                    .autoCommitDisabled()
                    .open();
            // Each commit is synced before the next, so old chunks need not be kept against writes that overtake
            // another.
            store.setRetentionTime(RETENTION_MILLIS);
            return new DataFile(store);
        } catch (MVStoreException e) {
            throw broken(path, e);
        }
    }

    long revision() {
        return counters.getOrDefault(REVISION, 0L);
    }

    void forEach(Consumer<Stored> action) {
        objects.forEach((path, entry) -> action.accept(decode(path, entry)));
    }

    /** On disk when it returns. */
    void commit(List<Change> changes) {
        changes.forEach(this::apply);
        counters.put(REVISION, changes.getLast().revision());
        store.commit();
        store.sync();
        if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
            store.compact(FILL_PERCENT, COMPACTION_BYTES);
        }
    }

    void rollback() {
        store.rollback();
    }

    @Override
    public void close() {
        store.close();
    }

    private void apply(Change change) {
        var path = change.object().key().path();
        switch (change) {
            case Change.Created created -> objects.put(path, encode(created.object()));
            case Change.Updated updated -> objects.put(path, encode(updated.object()));
            case Change.Deleted deleted -> objects.remove(path);
        }
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
