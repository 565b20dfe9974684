package zeroth.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroth.api.settings.FeaturesSettings.Flag;
import zeroth.api.settings.FeaturesSettings.SecurePodDefaults;

class FeaturesSettingsTest {
    @Test
    void byDefaultTwoFeaturesAreOn() {
        FeaturesSettings features = FeaturesSettings.defaults();

        assertThat(Arrays.stream(Feature.values()).filter(features::permits).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Feature.MULTI_CONTAINER, Feature.VOLUMES_EMPTY_DIR);
        assertThat(features.securePodDefaults()).isEqualTo(SecurePodDefaults.DISABLED);
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void everyKeyIsReadInAnyCase(Feature feature) {
        assertThat(FeaturesSettings.parse(Map.of(feature.key(), "eNabled")).of(feature))
                .isEqualTo(Flag.ENABLED);
        assertThat(FeaturesSettings.parse(Map.of(feature.key(), "Allowed")).of(feature))
                .isEqualTo(Flag.ALLOWED);
        assertThat(FeaturesSettings.parse(Map.of(feature.key(), "disabled")).of(feature))
                .isEqualTo(Flag.DISABLED);
    }

    @Test
    void whatIsNoFlagLeavesTheDefault() {
        assertThat(FeaturesSettings.parse(Map.of("multi-container", "perhaps", "secure-pod-defaults", "perhaps")))
                .isEqualTo(FeaturesSettings.defaults());
    }

    @Test
    void podsAreMadeSafeInTwoSteps() {
        assertThat(FeaturesSettings.parse(Map.of("secure-pod-defaults", "AllowRootBounded"))
                        .securePodDefaults())
                .isEqualTo(SecurePodDefaults.ALLOW_ROOT_BOUNDED);
        assertThat(FeaturesSettings.parse(Map.of("secure-pod-defaults", "enabled"))
                        .securePodDefaults())
                .isEqualTo(SecurePodDefaults.ENABLED);
    }
}
