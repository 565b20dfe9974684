package zeroth.apiserver.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.call.EventSource;
import zeroth.apiserver.selector.Selection;
import zeroth.apiserver.store.Change;
import zeroth.apiserver.store.Subscription;

/**
 * One running watch: first the objects that are there already, then changes, and bookmarks when there was nothing to say.
 * Confined to the thread that asks for its events; closing is safe from any.
 */
final class Watch implements EventSource {
    private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(30);

    private final Subscription subscription;
    private final Selection selection;
    private final EventText text;
    private final Bookmarks bookmarks;
    private final InstantSource clock;
    private final Instant end;
    private final ArrayDeque<byte[]> initial;

    Watch(
            Subscription subscription,
            Selection selection,
            EventText text,
            Bookmarks bookmarks,
            InstantSource clock,
            Duration lifetime,
            List<byte[]> initial) {
        this.subscription = subscription;
        this.selection = selection;
        this.text = text;
        this.bookmarks = bookmarks;
        this.clock = clock;
        this.end = clock.instant().plus(lifetime);
        this.initial = new ArrayDeque<>(initial);
    }

    @Override
    public Optional<byte[]> next() throws InterruptedException {
        if (!initial.isEmpty()) {
            return Optional.of(initial.removeFirst());
        }
        while (!subscription.hasEnded()) {
            var patience = patience();
            if (patience.isNegative() || patience.isZero()) {
                return Optional.empty();
            }
            var change = subscription.next(patience);
            var event = change.isPresent() ? change.flatMap(this::event) : bookmark();
            if (event.isPresent()) {
                return event;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        subscription.close();
    }

    private Duration patience() {
        var left = Duration.between(clock.instant(), end);
        return left.compareTo(BETWEEN_BOOKMARKS) < 0 ? left : BETWEEN_BOOKMARKS;
    }

    private Optional<byte[]> bookmark() {
        return bookmarks == Bookmarks.WANTED ? subscription.caughtUpTo().map(text::bookmark) : Optional.empty();
    }

    /** An object that comes to match appears, and one that no longer does is gone, as far as this watch can see. */
    private Optional<byte[]> event(Change change) {
        var matches = !(change instanceof Change.Deleted) && selection.matches(change.object());
        var matched = change.previous().filter(selection::matches).isPresent();
        if (matches) {
            return Optional.of(text.event(matched ? "MODIFIED" : "ADDED", change.object()));
        }
        return matched ? Optional.of(text.event("DELETED", change.object())) : Optional.empty();
    }

    enum Bookmarks {
        WANTED,
        UNWANTED
    }
}
