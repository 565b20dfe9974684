package zeroth.apiserver.garbage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zeroth.apiserver.store.Facts.Owner;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Stored;

/** Who is there, and who owns whom. Confined to the collector's thread. */
final class Owners {
    private final Map<String, Key> byUid = new HashMap<>();
    private final Map<String, Set<Key>> dependents = new HashMap<>();

    void clear() {
        byUid.clear();
        dependents.clear();
    }

    void add(Stored object) {
        byUid.put(object.facts().uid(), object.key());
        object.facts()
                .owners()
                .forEach(owner -> dependents
                        .computeIfAbsent(owner.uid(), none -> new HashSet<>())
                        .add(object.key()));
    }

    void remove(Stored object) {
        byUid.remove(object.facts().uid());
        object.facts()
                .owners()
                .forEach(owner ->
                        dependents.getOrDefault(owner.uid(), new HashSet<>()).remove(object.key()));
    }

    boolean isThere(Owner owner) {
        return byUid.containsKey(owner.uid());
    }

    List<Key> keysOf(List<Owner> owners) {
        return owners.stream()
                .flatMap(owner -> Optional.ofNullable(byUid.get(owner.uid())).stream())
                .toList();
    }

    List<Key> dependentsOf(Stored owner) {
        return List.copyOf(dependents.getOrDefault(owner.facts().uid(), Set.of()));
    }
}
