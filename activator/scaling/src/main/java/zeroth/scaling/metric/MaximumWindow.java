package zeroth.scaling.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The largest of the values recorded lately, by slots of two seconds: upstream's {@code max.TimeWindow}. The ascending
 * minima algorithm (a deque whose values fall), turned upside down. Confined to one owner.
 */
public final class MaximumWindow {
    private static final long SLOT_SECONDS = 2;

    private final long slots;
    private final Deque<Entry> falling = new ArrayDeque<>();

    public MaximumWindow(Duration length) {
        this(Math.ceilDiv(length.toSeconds(), SLOT_SECONDS));
    }

    MaximumWindow(long slots) {
        this.slots = slots;
    }

    /** Records, and says which is the largest now. */
    public int record(Instant now, int value) {
        return record(Math.floorDiv(now.getEpochSecond(), SLOT_SECONDS), value);
    }

    int record(long slot, int value) {
        while (!falling.isEmpty() && falling.getFirst().slot() <= slot - slots) {
            falling.removeFirst();
        }
        while (!falling.isEmpty() && falling.getLast().value() <= value) {
            falling.removeLast();
        }
        falling.addLast(new Entry(slot, value));
        return falling.getFirst().value();
    }

    private record Entry(long slot, int value) {}
}
