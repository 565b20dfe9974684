package zeroth.api.admission;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import zeroth.api.admission.field.Problems;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.api.settings.DefaultsSettings;
import zeroth.api.settings.DeploymentSettings;
import zeroth.api.settings.DomainSettings;
import zeroth.api.settings.FeaturesSettings;
import zeroth.api.settings.GarbageCollectionSettings;
import zeroth.api.settings.InvalidSettings;
import zeroth.api.settings.NetworkSettings;
import zeroth.names.WellKnown;

/** The platform's own ConfigMaps must be readable; those of users are theirs. */
final class ConfigMapRules implements KindRules {
    private static final String EXAMPLE = "_example";
    private static final String CHECKSUM = "knative.dev/example-checksum";
    private static final Map<String, Consumer<Map<String, String>>> READERS = Map.of(
            AutoscalerSettings.NAME, AutoscalerSettings::parse,
            DefaultsSettings.NAME, DefaultsSettings::parse,
            DeploymentSettings.NAME, DeploymentSettings::parse,
            DomainSettings.NAME, data -> DomainSettings.parse(data, "cluster.local"),
            FeaturesSettings.NAME, FeaturesSettings::parse,
            GarbageCollectionSettings.NAME, GarbageCollectionSettings::parse,
            NetworkSettings.NAME, NetworkSettings::parse);

    @Override
    public Class<?> type() {
        return ConfigMap.class;
    }

    @Override
    public Webhook webhook() {
        return Webhook.CONFIG;
    }

    @Override
    public void complete(Draft draft) {
        // Defaults are upstream's, and not written down.
    }

    @Override
    public void judge(Draft draft, Problems problems) {
        if (draft.at("metadata", "namespace").text().equals(WellKnown.SYSTEM_NAMESPACE)) {
            Map<String, String> data = draft.at("data").texts();
            example(draft, data, problems);
            settings(draft.at("metadata", "name").text(), data, problems);
        }
    }

    private static void settings(String name, Map<String, String> data, Problems problems) {
        try {
            READERS.getOrDefault(name, unknown -> {}).accept(data);
        } catch (InvalidSettings e) {
            problems.plain(String.valueOf(e.getMessage()));
        }
    }

    private static void example(Draft draft, Map<String, String> data, Problems problems) {
        String expected = draft.annotations().getOrDefault(CHECKSUM, "");
        if (data.containsKey(EXAMPLE)
                && !expected.isEmpty()
                && !expected.equals(checksum(data.getOrDefault(EXAMPLE, "")))) {
            problems.plain("the update modifies a key in \"_example\" which is probably not what you want. Instead,"
                    + " copy the respective setting to the top-level of the ConfigMap, directly below \"data\"");
        }
    }

    /** Upstream's: white space around it and empty lines in it do not count. */
    static String checksum(String example) {
        CRC32 crc = new CRC32();
        crc.update(example.strip().replaceAll("[\r\n]+", "\\\\n").getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
