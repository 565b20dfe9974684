package zeroth.controller.settings;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.api.settings.DefaultsSettings;
import zeroth.api.settings.DeploymentSettings;
import zeroth.api.settings.DomainSettings;
import zeroth.api.settings.FeaturesSettings;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.api.settings.InvalidSettings;
import zeroth.api.settings.NetworkSettings;

/**
 * The settings of an installation, read from its ConfigMaps. A map that cannot be read leaves the settings that it gave
 * last. Safe for use by many threads: what was good last is in one concurrent map, by the ConfigMap's name.
 */
public final class LiveSettings implements Supplier<Settings> {
    private static final System.Logger LOG = System.getLogger(LiveSettings.class.getName());
    private static final String LOGGING = "config-logging";
    private static final String OBSERVABILITY = "config-observability";

    private final KubernetesClient client;
    private final String namespace;
    private final String clusterDomain;
    private final Map<String, Good> lastGood = new ConcurrentHashMap<>();

    public LiveSettings(KubernetesClient client, String namespace, String clusterDomain) {
        this.client = client;
        this.namespace = namespace;
        this.clusterDomain = clusterDomain;
    }

    @Override
    public Settings get() {
        Map<String, Map<String, String>> maps = client.configMaps().inNamespace(namespace).list().getItems().stream()
                .collect(Collectors.toMap(map -> map.getMetadata().getName(), LiveSettings::data));
        return new Settings(
                parsed(maps, AutoscalerSettings.NAME, AutoscalerSettings::parse),
                parsed(maps, DefaultsSettings.NAME, DefaultsSettings::parse),
                parsed(maps, DeploymentSettings.NAME, DeploymentSettings::parse),
                parsed(maps, DomainSettings.NAME, data -> DomainSettings.parse(data, clusterDomain)),
                parsed(maps, FeaturesSettings.NAME, FeaturesSettings::parse),
                parsed(maps, GarbageCollectionSettings.NAME, GarbageCollectionSettings::parse),
                parsed(maps, NetworkSettings.NAME, NetworkSettings::parse),
                maps.getOrDefault(LOGGING, Map.of()),
                maps.getOrDefault(OBSERVABILITY, Map.of()));
    }

    @SuppressWarnings("unchecked") // Each name has one parser, so what it gave last is of its type.
    private <S> S parsed(Map<String, Map<String, String>> maps, String name, Function<Map<String, String>, S> parser) {
        Map<String, String> data = maps.getOrDefault(name, Map.of());
        Good good = lastGood.compute(name, (_, last) -> {
            if (last != null && last.triedWith(data)) {
                return last;
            }
            return next(name, data, parser, last);
        });
        return (S) good.settings();
    }

    private static Good next(
            String name, Map<String, String> data, Function<Map<String, String>, ?> parser, @Nullable Good last) {
        try {
            return new Good(Objects.requireNonNull(parser.apply(data)), data);
        } catch (InvalidSettings e) {
            if (last == null) {
                throw new InvalidSettings(name + ": " + e.getMessage());
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> name + " is not used, what it said before stays: " + e.getMessage());
            return new Good(last.settings(), data);
        }
    }

    private static Map<String, String> data(ConfigMap map) {
        return Objects.requireNonNullElse(map.getData(), Map.of());
    }

    /**
     * @param settings good ones
     * @param tried what was read last, be it good or not
     */
    private record Good(Object settings, Map<String, String> tried) {
        boolean triedWith(Map<String, String> data) {
            return tried.equals(data);
        }
    }
}
