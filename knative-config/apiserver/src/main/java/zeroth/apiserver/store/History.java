package zeroth.apiserver.store;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The latest changes, so that a watch can begin in the past. Bounded by number and by bytes. Confined: the {@link Store}
 * holds its lock around every call.
 */
final class History {
    private static final int MOST_CHANGES = 4096;
    private static final long MOST_BYTES = 16L << 20;

    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private long bytes;
    private long floor;

    /** {@code floor}: the revision before which nothing is known. */
    History(long floor) {
        this.floor = floor;
    }

    void add(Change change) {
        changes.addLast(change);
        bytes += size(change);
        while (changes.size() > MOST_CHANGES || bytes > MOST_BYTES) {
            forgetOldest();
        }
    }

    boolean reachesBackTo(long revision) {
        return revision >= floor;
    }

    /** In order. */
    List<Change> after(long revision) {
        return changes.stream().filter(change -> change.revision() > revision).toList();
    }

    private void forgetOldest() {
        var oldest = changes.removeFirst();
        bytes -= size(oldest);
        floor = oldest.revision();
    }

    private static long size(Change change) {
        return change.object().bytes().length;
    }
}
