package zeroth.controller.testing;

import java.util.Map;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.api.settings.DefaultsSettings;
import zeroth.api.settings.DeploymentSettings;
import zeroth.api.settings.DomainSettings;
import zeroth.api.settings.FeaturesSettings;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.api.settings.NetworkSettings;
import zeroth.controller.settings.Settings;

/** The settings of a laptop. */
public final class Installation {
    private Installation() {}

    public static Settings settings() {
        return observing(Map.of());
    }

    /** The same, but that {@code config-observability} says something. */
    public static Settings observing(Map<String, String> observability) {
        return new Settings(
                AutoscalerSettings.defaults(),
                DefaultsSettings.defaults(),
                DeploymentSettings.parse(Map.of("queue-sidecar-image", "dev.local/queue-proxy")),
                DomainSettings.parse(Map.of("localhost", ""), "cluster.local"),
                FeaturesSettings.defaults(),
                GarbageCollectionSettings.defaults(),
                NetworkSettings.parse(Map.of("ingress-class", "zeroth.ingress.networking.knative.dev")),
                Map.of(),
                observability);
    }
}
