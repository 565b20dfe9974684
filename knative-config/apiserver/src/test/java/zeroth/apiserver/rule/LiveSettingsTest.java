package zeroth.apiserver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.apiserver.kind.Resource;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.store.Key;
import zeroth.apiserver.store.Store;

final class LiveSettingsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void aMapThatIsDeletedLeavesTheDefaults() {
        try (var store = Store.open(directory.resolve("data"))) {
            var settings = new LiveSettings(store);
            put(store, "config-defaults", "revision-timeout-seconds", "7");
            put(store, "config-gc", "min-non-active-revisions", "1");
            assertThat(timeout(settings)).isEqualTo(7);

            delete(store, "config-defaults");

            assertThat(timeout(settings)).isEqualTo(300);
        }
    }

    @Test
    void whatCannotBeReadChangesNothing() {
        try (var store = Store.open(directory.resolve("data"))) {
            var settings = new LiveSettings(store);
            put(store, "config-defaults", "revision-timeout-seconds", "7");
            assertThat(timeout(settings)).isEqualTo(7);
            delete(store, "config-defaults");

            put(store, "config-defaults", "revision-timeout-seconds", "soon");

            assertThat(timeout(settings)).isEqualTo(7);
        }
    }

    private static long timeout(LiveSettings settings) {
        return settings.current().defaults().revisionTimeoutSeconds();
    }

    private static void put(Store store, String name, String key, String value) {
        var map = Json.object();
        map.putObject("metadata").put("name", name);
        map.putObject("data").put(key, value);
        assertThat(store.create(key(name), map)).isPresent();
    }

    private static void delete(Store store, String name) {
        var found = store.latest(key(name)).orElseThrow();
        assertThat(store.remove(found, found.tree())).isPresent();
    }

    private static Key key(String name) {
        return new Key(new Resource("", "configmaps"), "knative-serving", name);
    }
}
