package zeroth.controller.settings;

import java.util.Map;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.api.settings.DefaultsSettings;
import zeroth.api.settings.DeploymentSettings;
import zeroth.api.settings.DomainSettings;
import zeroth.api.settings.FeaturesSettings;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.api.settings.NetworkSettings;

/**
 * All that the ConfigMaps say, at one moment.
 *
 * @param logging {@code config-logging} as it stands: queue-proxy gets its values as they are
 * @param observability {@code config-observability}, likewise
 */
public record Settings(
        AutoscalerSettings autoscaler,
        DefaultsSettings defaults,
        DeploymentSettings deployment,
        DomainSettings domains,
        FeaturesSettings features,
        GarbageCollectionSettings garbageCollection,
        NetworkSettings network,
        Map<String, String> logging,
        Map<String, String> observability) {
    public Settings {
        logging = Map.copyOf(logging);
        observability = Map.copyOf(observability);
    }
}
