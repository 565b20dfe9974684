package zeroth.queueproxy.time.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import zeroth.queueproxy.time.Timer;

/** Clock and timer of a test: nothing happens until {@link #advance}. Confined to the test's thread. */
public final class VirtualTime implements InstantSource, Timer {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::order));
    private Instant now;
    private long order;

    public VirtualTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Pending after(Duration delay, Runnable action) {
        Entry entry = new Entry(now.plus(delay), order++, action);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Moves time on, running what falls due on the way, each at its own instant. */
    public void advance(Duration by) {
        Instant end = now.plus(by);
        for (Entry next = entries.peek(); next != null && !next.due().isAfter(end); next = entries.peek()) {
            entries.remove(next);
            now = next.due();
            next.action().run();
        }
        now = end;
    }

    private record Entry(Instant due, long order, Runnable action) {}
}
