package zeroth.autoscaler.settings;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.api.settings.DeploymentSettings;
import zeroth.api.settings.InvalidSettings;

/**
 * The settings as they are now. One atomic value; {@code changed} is called on the client's threads, and must not
 * block. A ConfigMap that is wrong is logged, and what was before stays.
 */
public final class LiveSettings implements Supplier<Settings>, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LiveSettings.class.getName());

    private final AtomicReference<Settings> current = new AtomicReference<>(Settings.defaults());
    private final Runnable changed;
    private final List<SharedIndexInformer<ConfigMap>> informers;

    public LiveSettings(KubernetesClient client, String namespace, Runnable changed) {
        this.changed = changed;
        informers = List.of(
                follow(client, namespace, AutoscalerSettings.NAME, this::autoscaler),
                follow(client, namespace, DeploymentSettings.NAME, this::deployment));
    }

    /** Blocks until what is there is known. */
    public void start() {
        informers.forEach(SharedIndexInformer::run);
    }

    @Override
    public Settings get() {
        return current.get();
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }

    private static SharedIndexInformer<ConfigMap> follow(
            KubernetesClient client, String namespace, String name, Reader reader) {
        return client.configMaps()
                .inNamespace(namespace)
                .withName(name)
                .runnableInformer(0)
                .addEventHandler(reader);
    }

    private void autoscaler(Map<String, String> data) {
        AutoscalerSettings settings = AutoscalerSettings.parse(data);
        replace(before -> before.with(settings));
    }

    private void deployment(Map<String, String> data) {
        DeploymentSettings settings = DeploymentSettings.parse(data);
        replace(before -> before.with(settings.progressDeadline()));
    }

    private void replace(UnaryOperator<Settings> change) {
        Settings before = current.getAndUpdate(change);
        if (!before.equals(current.get())) {
            LOG.log(System.Logger.Level.INFO, "Settings changed");
            changed.run();
        }
    }

    @FunctionalInterface
    private interface Reader extends ResourceEventHandler<ConfigMap> {
        void read(Map<String, String> data);

        @Override
        default void onAdd(ConfigMap map) {
            try {
                read(Optional.ofNullable(map.getData()).orElse(Map.of()));
            } catch (InvalidSettings e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "{0} is not valid and has no effect: {1}",
                        map.getMetadata().getName(),
                        e.getMessage());
            }
        }

        @Override
        default void onUpdate(ConfigMap before, ConfigMap map) {
            onAdd(map);
        }

        /** A ConfigMap that is gone keeps its effect: it will be back. */
        @Override
        default void onDelete(ConfigMap map, boolean lastStateUnknown) {}
    }
}
