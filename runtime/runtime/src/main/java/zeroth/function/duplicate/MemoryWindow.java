package zeroth.function.duplicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import zeroth.function.dispatch.Outcome;

/**
 * In the memory of this process. Two concurrent maps: what is done goes into the second before it leaves the first, and a
 * claim looks at the first before the second, so that nothing is in neither.
 */
public final class MemoryWindow implements Window {
    private final ConcurrentMap<EventKey, String> inFlight = new ConcurrentHashMap<>();
    private final Cache<EventKey, Outcome.Success> done;

    /** Keeps the newest outcomes; one of more than 4 KiB counts for several. */
    public MemoryWindow(long most, Duration retention, Ticker ticker) {
        this.done = Caffeine.newBuilder()
                .maximumWeight(most)
                .<EventKey, Outcome.Success>weigher((key, outcome) -> OutcomeWeight.of(outcome))
                .expireAfterWrite(retention)
                .ticker(ticker)
                .build();
    }

    @Override
    public Uni<Claim> claim(EventKey key) {
        return Uni.createFrom().item(() -> claimed(key));
    }

    /** How much is remembered. */
    long size() {
        done.cleanUp();
        return done.estimatedSize();
    }

    private Claim claimed(EventKey key) {
        var ticket = UUID.randomUUID().toString();
        if (inFlight.putIfAbsent(key, ticket) != null) {
            return new Claim.InFlight();
        }
        var known = Optional.ofNullable(done.getIfPresent(key));
        known.ifPresent(outcome -> inFlight.remove(key, ticket));
        return known.<Claim>map(Claim.Done::new).orElseGet(() -> new Claim.First(ticket));
    }

    @Override
    public Uni<Void> done(EventKey key, String ticket, Outcome.Success outcome) {
        done.put(key, outcome);
        return release(key, ticket);
    }

    @Override
    public Uni<Void> release(EventKey key, String ticket) {
        inFlight.remove(key, ticket);
        return Uni.createFrom().voidItem();
    }
}
