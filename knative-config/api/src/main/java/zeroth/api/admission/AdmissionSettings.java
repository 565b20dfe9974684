package zeroth.api.admission;

import java.util.Map;
import java.util.function.Function;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.api.settings.DefaultsSettings;
import zeroth.api.settings.FeaturesSettings;

/** The settings that admission depends on. */
public record AdmissionSettings(AutoscalerSettings autoscaler, DefaultsSettings defaults, FeaturesSettings features) {
    /** What an installation has whose ConfigMaps are empty. */
    public static AdmissionSettings stock() {
        return read(name -> Map.of());
    }

    /**
     * Fails with {@link zeroth.api.settings.InvalidSettings}.
     *
     * @param configMaps the data of a ConfigMap of the system namespace by its name; empty if there is none
     */
    public static AdmissionSettings read(Function<String, Map<String, String>> configMaps) {
        return new AdmissionSettings(
                AutoscalerSettings.parse(configMaps.apply(AutoscalerSettings.NAME)),
                DefaultsSettings.parse(configMaps.apply(DefaultsSettings.NAME)),
                FeaturesSettings.parse(configMaps.apply(FeaturesSettings.NAME)));
    }
}
