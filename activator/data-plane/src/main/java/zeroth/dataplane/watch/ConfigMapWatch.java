package zeroth.dataplane.watch;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a ConfigMap, and again each time that it changes; one that is not there says nothing. What its reader refuses
 * changes nothing. The reader is confined to the worker.
 */
public final class ConfigMapWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ConfigMapWatch.class.getName());

    private final SharedIndexInformer<ConfigMap> maps;
    private final String name;
    private final Consumer<Map<String, String>> reader;

    private ConfigMapWatch(SharedIndexInformer<ConfigMap> maps, String name, Consumer<Map<String, String>> reader) {
        this.maps = maps;
        this.name = name;
        this.reader = reader;
    }

    /** It was read once when this returns. The reader objects with IllegalArgumentException. */
    public static ConfigMapWatch follow(
            KubernetesClient client,
            Worker worker,
            String namespace,
            String name,
            Consumer<Map<String, String>> reader) {
        SharedIndexInformer<ConfigMap> maps =
                client.configMaps().inNamespace(namespace).withName(name).runnableInformer(0);
        ConfigMapWatch watch = new ConfigMapWatch(maps, name, reader);
        maps.addEventHandler(new Changed<>(_ -> worker.submit(watch::read)));
        Informers.start(maps);
        worker.run(watch::read);
        return watch;
    }

    @Override
    public void close() {
        maps.stop();
    }

    private void read() {
        try {
            reader.accept(data());
        } catch (IllegalArgumentException e) {
            LOG.log(Level.WARNING, "{0}: what was read before stays: {1}", name, e.getMessage());
        }
    }

    private Map<String, String> data() {
        return maps.getStore().list().stream()
                .findFirst()
                .flatMap(map -> Optional.ofNullable(map.getData()))
                .orElse(Map.of());
    }
}
