package zeroth.apiserver.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Objects by path. Confined: the {@link Store} holds its lock around every call. */
final class Objects {
    private final NavigableMap<String, Stored> byPath;

    Objects() {
        this(new TreeMap<>());
    }

    private Objects(NavigableMap<String, Stored> byPath) {
        this.byPath = byPath;
    }

    Objects copy() {
        return new Objects(new TreeMap<>(byPath));
    }

    Optional<Stored> get(Key key) {
        return Optional.ofNullable(byPath.get(key.path()));
    }

    void put(Stored object) {
        byPath.put(object.key().path(), object);
    }

    void apply(Change change) {
        switch (change) {
            case Change.Created created -> put(created.object());
            case Change.Updated updated -> put(updated.object());
            case Change.Deleted deleted -> byPath.remove(deleted.object().key().path());
        }
    }

    void undo(Change change) {
        change.previous()
                .ifPresentOrElse(
                        this::put, () -> byPath.remove(change.object().key().path()));
    }

    List<Stored> in(Range range) {
        return byPath.tailMap(range.prefix(), true).entrySet().stream()
                .takeWhile(entry -> range.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
