package zeroth.apiserver.store;

import java.util.Optional;

/** One committed write. */
public sealed interface Change {
    /** The object as the write left it; for a deletion, as it last was, at the revision of the deletion. */
    Stored object();

    /** The object before. */
    Optional<Stored> previous();

    default long revision() {
        return object().revision();
    }

    record Created(Stored object) implements Change {
        @Override
        public Optional<Stored> previous() {
            return Optional.empty();
        }
    }

    record Updated(Stored object, Stored before) implements Change {
        @Override
        public Optional<Stored> previous() {
            return Optional.of(before);
        }
    }

    record Deleted(Stored object, Stored before) implements Change {
        @Override
        public Optional<Stored> previous() {
            return Optional.of(before);
        }
    }
}
