package zeroth.scaling.metric;

import java.util.Arrays;

/** One-second buckets, as many as the window has seconds. Confined to the {@link Window} that owns it. */
final class Ring {
    private static final long LONG_AGO = Long.MIN_VALUE / 4;

    private final double[] slots;
    private long firstWrite = LONG_AGO;
    private long lastWrite = LONG_AGO;
    private double total;

    Ring(int seconds) {
        slots = new double[seconds];
    }

    int size() {
        return slots.length;
    }

    long firstWrite() {
        return firstWrite;
    }

    long lastWrite() {
        return lastWrite;
    }

    double total() {
        return total;
    }

    double slot(long second) {
        return slots[index(second)];
    }

    /** Adds to that second's bucket; what is older than the window is dropped. */
    void add(long second, double value) {
        if (second + size() <= lastWrite) {
            return;
        }
        if (second > lastWrite) {
            advance(second);
        }
        firstWrite = Math.min(firstWrite, second);
        slots[index(second)] += value;
        total += value;
    }

    /** The newest seconds of this one in a ring of another size. */
    Ring resized(int seconds) {
        Ring next = new Ring(seconds);
        if (lastWrite == LONG_AGO) {
            return next;
        }
        for (long second = lastWrite - Math.min(size(), seconds) + 1; second <= lastWrite; second++) {
            next.slots[next.index(second)] = slot(second);
            next.total += slot(second);
        }
        next.lastWrite = lastWrite;
        next.firstWrite = lastWrite - (size() - 1);
        return next;
    }

    private void advance(long second) {
        if (second - lastWrite >= size()) {
            restart(second);
        } else {
            forget(second);
        }
        lastWrite = second;
    }

    private void restart(long second) {
        Arrays.fill(slots, 0);
        total = 0;
        firstWrite = second;
    }

    private void forget(long upTo) {
        for (long second = lastWrite + 1; second <= upTo; second++) {
            total -= slot(second);
            slots[index(second)] = 0;
        }
    }

    private int index(long second) {
        return Math.floorMod(second, size());
    }
}
