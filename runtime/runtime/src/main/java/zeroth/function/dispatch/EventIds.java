package zeroth.function.dispatch;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Identifiers of answers that have none: UUIDs of one's own making (version 8 of RFC 9562), random for the process and
 * counted within it, since to draw each at random costs more than all other attributes. Unique, and no secret. One atomic.
 */
public final class EventIds implements Supplier<String> {
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION = 0x8000L;
    /** The two upper bits say by which rule to read the rest. */
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final long process;
    private final AtomicLong next;

    public EventIds() {
        this(UUID.randomUUID());
    }

    EventIds(UUID first) {
        this.process = (first.getMostSignificantBits() & ~VERSION_MASK) | VERSION;
        this.next = new AtomicLong(first.getLeastSignificantBits());
    }

    @Override
    public String get() {
        return new UUID(process, (next.getAndIncrement() & ~VARIANT_MASK) | VARIANT).toString();
    }
}
