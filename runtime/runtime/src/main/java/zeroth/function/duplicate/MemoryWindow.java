package zeroth.function.duplicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import zeroth.function.dispatch.Outcome;

/**
 * In the memory of this process. Two concurrent maps: what is done goes into the second before it leaves the first, and a
 * claim looks at the first before the second, so that nothing is in neither.
 */
public final class MemoryWindow implements Window {
    /** Bytes that an entry may have without counting for more than one. */
    private static final int UNIT = 4096;

    private final ConcurrentMap<EventKey, String> inFlight = new ConcurrentHashMap<>();
    private final Cache<EventKey, Kept> done;
    private final AtomicLong tickets = new AtomicLong();

    /** Keeps the newest outcomes; one of more than 4 KiB counts for several. */
    public MemoryWindow(long most, Duration retention, Ticker ticker) {
        this.done = Caffeine.newBuilder()
                .maximumWeight(most)
                .<EventKey, Kept>weigher((key, kept) -> 1 + kept.size() / UNIT)
                .expireAfterWrite(retention)
                .ticker(ticker)
                // Its upkeep is shorter than the way to another thread.
                .executor(Runnable::run)
                .build();
    }

    @Override
    public CompletionStage<Claim> claim(EventKey key) {
        return CompletableFuture.completedStage(claimed(key));
    }

    /** How much is remembered. */
    long size() {
        done.cleanUp();
        return done.estimatedSize();
    }

    private Claim claimed(EventKey key) {
        var ticket = Long.toString(tickets.incrementAndGet());
        if (inFlight.putIfAbsent(key, ticket) != null) {
            return new Claim.InFlight();
        }
        var known = Optional.ofNullable(done.getIfPresent(key));
        known.ifPresent(outcome -> inFlight.remove(key, ticket));
        return known.<Claim>map(kept -> new Claim.Done(kept.outcome())).orElseGet(() -> new Claim.First(ticket));
    }

    @Override
    public CompletionStage<Void> done(EventKey key, String ticket, Outcome.Success outcome) {
        done.put(key, Kept.of(outcome));
        return release(key, ticket);
    }

    @Override
    public CompletionStage<Void> release(EventKey key, String ticket) {
        inFlight.remove(key, ticket);
        return CompletableFuture.completedStage(null);
    }
}
