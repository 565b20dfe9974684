package zeroth.apiserver.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import zeroth.api.admission.AdmissionSettings;
import zeroth.api.settings.InvalidSettings;
import zeroth.apiserver.kind.Resource;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Range;
import zeroth.apiserver.store.Store;
import zeroth.apiserver.store.Stored;
import zeroth.names.WellKnown;

/**
 * What Knative's ConfigMaps say now. Read again when one of them has changed; what cannot be read changes nothing, as
 * upstream. One atomic reference; two threads may both read anew and find the same.
 */
public final class LiveSettings {
    private static final System.Logger LOG = System.getLogger(LiveSettings.class.getName());
    private static final Resource CONFIG_MAPS = new Resource("", "configmaps");

    private final Store store;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Map.of(), AdmissionSettings.stock()));

    public LiveSettings(Store store) {
        this.store = store;
    }

    AdmissionSettings current() {
        var last = known.get();
        var versions = versions();
        if (versions.equals(last.versions())) {
            return last.settings();
        }
        var read = new Known(versions, read(last.settings()));
        known.set(read);
        return read.settings();
    }

    private AdmissionSettings read(AdmissionSettings before) {
        try {
            return AdmissionSettings.read(name -> strings(store.get(keyOf(name))));
        } catch (InvalidSettings e) {
            LOG.log(System.Logger.Level.WARNING, "settings stay as they were: " + e.getMessage());
            return before;
        }
    }

    /** One that was deleted is a change as well. */
    private Map<Key, Long> versions() {
        return store.list(Range.in(CONFIG_MAPS, WellKnown.SYSTEM_NAMESPACE)).objects().stream()
                .collect(Collectors.toUnmodifiableMap(Stored::key, Stored::revision));
    }

    private static Key keyOf(String name) {
        return new Key(CONFIG_MAPS, WellKnown.SYSTEM_NAMESPACE, name);
    }

    private static Map<String, String> strings(Optional<Stored> map) {
        var strings = new HashMap<String, String>();
        map.ifPresent(stored -> stored.tree()
                .path("data")
                .properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText())));
        return strings;
    }

    private record Known(Map<Key, Long> versions, AdmissionSettings settings) {}
}
