package zeroth.function.dispatch;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Identifiers of answers that have none: UUIDs of one's own making (version 8 of RFC 9562), counted from a random one, since
 * to draw each costs more than all other attributes, and threads wait for one another there. A series lasts milliseconds: of
 * processes that are restored from one checkpoint, none goes on with it. Unique, and no secret. One volatile reference; that
 * two threads begin a series at once does no harm.
 */
public final class EventIds implements Supplier<String> {
    /** In milliseconds; no checkpoint is made and restored in so little. */
    private static final long LONGEST_SERIES = 10;

    private final InstantSource clock;
    private final Supplier<UUID> random;
    private volatile Series series;

    public EventIds() {
        this(InstantSource.system(), UUID::randomUUID);
    }

    EventIds(InstantSource clock, Supplier<UUID> random) {
        this.clock = clock;
        this.random = random;
        this.series = Series.begin(clock.millis(), random.get());
    }

    @Override
    public String get() {
        long now = clock.millis();
        var current = series;
        if (current.isOver(now)) {
            current = Series.begin(now, random.get());
            series = current;
        }
        return current.next();
    }

    private record Series(long begun, long upper, AtomicLong lower) {
        private static final long VERSION_MASK = 0xF000L;
        private static final long VERSION = 0x8000L;
        /** The two upper bits say by which rule to read the rest. */
        private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;

        private static final long VARIANT = 0x8000_0000_0000_0000L;

        static Series begin(long now, UUID first) {
            long upper = (first.getMostSignificantBits() & ~VERSION_MASK) | VERSION;
            return new Series(now, upper, new AtomicLong(first.getLeastSignificantBits()));
        }

        /** A clock that was put back ends it too. */
        boolean isOver(long now) {
            return now < begun || now >= begun + LONGEST_SERIES;
        }

        String next() {
            return new UUID(upper, (lower.getAndIncrement() & ~VARIANT_MASK) | VARIANT).toString();
        }
    }
}
