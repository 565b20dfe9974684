package zeroth.function.trust;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jose4j.jwk.JsonWebKey;

/**
 * The keys of one issuer, read when they are first wanted, when somebody has a newer one, and now and then. Those that are
 * known stay while the issuer cannot be reached. Guarded by its own lock, which is never held while anything is read.
 */
final class IssuerKeys {
    private static final System.Logger LOG = System.getLogger(IssuerKeys.class.getName());

    /** After that a key that the issuer no longer names is forgotten. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final KeySource source;
    private final InstantSource clock;
    private final Duration pause;
    private final Executor reader;
    private Optional<List<JsonWebKey>> known = Optional.empty();
    private Optional<CompletableFuture<Void>> reading = Optional.empty();
    private Instant asked = Instant.MIN;

    /**
     * @param pause between two questions to the issuer, at least: tokens with invented keys cost it nothing
     * @param reader what may block
     */
    IssuerKeys(KeySource source, InstantSource clock, Duration pause, Executor reader) {
        this.source = source;
        this.clock = clock;
        this.pause = pause;
        this.reader = reader;
    }

    /** Keys of that name, or all where a token names none; fails with IOException if nothing was ever known. */
    CompletionStage<List<JsonWebKey>> named(Optional<String> name) {
        Optional<CompletableFuture<Void>> begun;
        CompletionStage<List<JsonWebKey>> answer;
        synchronized (this) {
            boolean found = !matching(name).isEmpty();
            begun = isWorthAsking(found) ? Optional.of(begin()) : Optional.empty();
            answer = found || reading.isEmpty() ? answer(name) : reading.get().thenCompose(done -> answer(name));
        }
        begun.ifPresent(future -> reader.execute(() -> read(future)));
        return answer;
    }

    private boolean isWorthAsking(boolean found) {
        Duration wanted = found ? FRESH : pause;
        return reading.isEmpty() && !clock.instant().isBefore(after(asked, wanted));
    }

    private static Instant after(Instant time, Duration delay) {
        return time.equals(Instant.MIN) ? time : time.plus(delay);
    }

    private CompletableFuture<Void> begin() {
        asked = clock.instant();
        CompletableFuture<Void> future = new CompletableFuture<>();
        reading = Optional.of(future);
        return future;
    }

    private void read(CompletableFuture<Void> future) {
        try {
            List<JsonWebKey> keys = source.read();
            end(Optional.of(List.copyOf(keys)));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "keys of an issuer could not be read: {0}", e.getMessage());
            end(Optional.empty());
        }
        future.complete(null);
    }

    private synchronized void end(Optional<List<JsonWebKey>> read) {
        known = read.or(() -> known);
        reading = Optional.empty();
    }

    private synchronized CompletionStage<List<JsonWebKey>> answer(Optional<String> name) {
        return known.isPresent()
                ? CompletableFuture.completedFuture(matching(name))
                : CompletableFuture.failedFuture(new IOException("the issuer cannot be reached"));
    }

    private List<JsonWebKey> matching(Optional<String> name) {
        return known.orElse(List.of()).stream()
                .filter(key -> name.isEmpty() || name.get().equals(key.getKeyId()))
                .toList();
    }
}
