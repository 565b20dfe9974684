package zeroth.apiserver.resource;

import java.util.List;
import java.util.Optional;
import zeroth.apiserver.store.Stored;

/** Some objects of a list, and where it goes on. */
public record Page(long revision, List<Stored> objects, Optional<Continuation> next, long remaining) {
    public Page {
        objects = List.copyOf(objects);
    }

    /** {@code limit} 0 means all. */
    static Page of(long revision, List<Stored> all, long limit) {
        if (limit <= 0 || all.size() <= limit) {
            return new Page(revision, all, Optional.empty(), 0);
        }
        var shown = all.subList(0, Math.toIntExact(limit));
        var next = new Continuation(
                revision,
                shown.getLast().key().namespace(),
                shown.getLast().key().name());
        return new Page(revision, shown, Optional.of(next), all.size() - limit);
    }
}
