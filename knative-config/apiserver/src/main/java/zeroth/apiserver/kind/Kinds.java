package zeroth.apiserver.kind;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** All kinds that are served now. One atomic reference to an immutable table: definitions come and go while it runs. */
public final class Kinds {
    private final AtomicReference<Map<Address, Kind>> table = new AtomicReference<>(Map.of());

    public Kinds(Collection<Kind> kinds) {
        kinds.forEach(this::register);
    }

    public void register(Kind kind) {
        table.updateAndGet(old -> {
            var changed = new LinkedHashMap<>(old);
            changed.put(Address.of(kind), kind);
            return Map.copyOf(changed);
        });
    }

    public void unregister(Resource resource) {
        table.updateAndGet(old -> {
            var changed = new LinkedHashMap<>(old);
            changed.keySet().removeIf(address -> address.resource().equals(resource));
            return Map.copyOf(changed);
        });
    }

    public Optional<Kind> find(String group, String version, String plural) {
        return Optional.ofNullable(table.get().get(new Address(new Resource(group, plural), version)));
    }

    /** Any version of it: objects are stored once, whatever the version. */
    public Optional<Kind> find(Resource resource) {
        return all().stream().filter(kind -> kind.resource().equals(resource)).findFirst();
    }

    public Optional<Kind> findByName(String apiVersion, String name) {
        return all().stream()
                .filter(kind ->
                        kind.apiVersion().equals(apiVersion) && kind.name().equals(name))
                .findFirst();
    }

    /** In a stable order: by group, version, plural. */
    public List<Kind> all() {
        return table.get().values().stream()
                .sorted(Comparator.comparing(Kind::group)
                        .thenComparing(Kind::version)
                        .thenComparing(kind -> kind.resource().plural()))
                .toList();
    }

    public boolean hasGroup(String group) {
        return all().stream().anyMatch(kind -> kind.group().equals(group));
    }

    public List<Kind> of(String group, String version) {
        return all().stream()
                .filter(kind -> kind.group().equals(group) && kind.version().equals(version))
                .toList();
    }

    private record Address(Resource resource, String version) {
        static Address of(Kind kind) {
            return new Address(kind.resource(), kind.version());
        }
    }
}
