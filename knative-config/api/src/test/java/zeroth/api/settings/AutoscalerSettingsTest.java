package zeroth.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoscalerSettingsTest {
    @Test
    void anEmptyMapGivesUpstreamsDefaults() {
        assertThat(AutoscalerSettings.parse(Map.of("_example", "ignored")))
                .isEqualTo(new AutoscalerSettings(
                        "kpa.autoscaling.knative.dev",
                        true,
                        false,
                        1000,
                        2,
                        0.7,
                        100,
                        200,
                        211,
                        10,
                        200,
                        100,
                        1,
                        0,
                        0,
                        0,
                        Duration.ofSeconds(60),
                        Duration.ZERO,
                        Duration.ofSeconds(30),
                        Duration.ZERO));
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> data = Map.ofEntries(
                Map.entry("pod-autoscaler-class", "mine.example.com"),
                Map.entry("enable-scale-to-zero", "false"),
                Map.entry("allow-zero-initial-scale", "T"),
                Map.entry("max-scale-up-rate", "10"),
                Map.entry("max-scale-down-rate", "3"),
                Map.entry("container-concurrency-target-percentage", "0.5"),
                Map.entry("container-concurrency-target-default", "10"),
                Map.entry("requests-per-second-target-default", "20"),
                Map.entry("target-burst-capacity", "-1"),
                Map.entry("panic-window-percentage", "20"),
                Map.entry("panic-threshold-percentage", "150"),
                Map.entry("activator-capacity", "50"),
                Map.entry("initial-scale", "0"),
                Map.entry("min-scale", "1"),
                Map.entry("max-scale", "5"),
                Map.entry("max-scale-limit", "6"),
                Map.entry("stable-window", "6s"),
                Map.entry("scale-down-delay", "1m"),
                Map.entry("scale-to-zero-grace-period", "2s"),
                Map.entry("scale-to-zero-pod-retention-period", "3s"));

        assertThat(AutoscalerSettings.parse(data))
                .isEqualTo(new AutoscalerSettings(
                        "mine.example.com",
                        false,
                        true,
                        10,
                        3,
                        0.5,
                        10,
                        20,
                        -1,
                        20,
                        150,
                        50,
                        0,
                        1,
                        5,
                        6,
                        Duration.ofSeconds(6),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            max-scale-up-rate | 1 | max-scale-up-rate = 1, must be greater than 1.0
            max-scale-down-rate | 0.5 | max-scale-down-rate = 0.5, must be greater than 1.0
            stable-window | 5s | stable-window = 5s, must be in [6s; 1h0m0s] range
            stable-window | 61m | stable-window = 1h1m0s, must be in [6s; 1h0m0s] range
            stable-window | 7500ms | stable-window = 7.5s, must be specified with at most second precision
            scale-down-delay | -1s | scale-down-delay cannot be negative, was: -1s
            scale-to-zero-grace-period | 0 | scale-to-zero-grace-period must be positive, was: 0s
            target-burst-capacity | -2 | target-burst-capacity must be either non-negative or -1 (for unlimited), was: -2.000000
            container-concurrency-target-percentage | 150 | container-concurrency-target-percentage = 1.500000 is outside of valid range of (0, 100]
            panic-window-percentage | 0.5 | panic-window-percentage = 0.5, must be in [1, 100] interval
            activator-capacity | 0 | activator-capacity = 0, must be at least 1
            initial-scale | 0 | initial-scale = 0, must be at least 0 (or at least 1 when allow-zero-initial-scale is false)
            max-scale | -1 | max-scale = -1, must be in [0, max-scale-limit(0)] range
            max-scale-limit | 3 | max-scale = 0, must be in [1, max-scale-limit(3)] range
            min-scale | -1 | min-scale = -1, must be at least 0
            initial-scale | one | failed to parse "initial-scale": strconv.ParseInt: parsing "one": invalid syntax
            initial-scale | 3000000000 | failed to parse "initial-scale": strconv.ParseInt: parsing "3000000000": value out of range
            enable-scale-to-zero | yes | failed to parse "enable-scale-to-zero": strconv.ParseBool: parsing "yes": invalid syntax
            max-scale-up-rate | NaN | failed to parse "max-scale-up-rate": strconv.ParseFloat: parsing "NaN": invalid syntax
            stable-window | 60 | failed to parse "stable-window": time: invalid duration "60"
            """)
    void aBadValueIsRejectedWithItsKey(String key, String value, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> AutoscalerSettings.parse(Map.of(key, value)))
                .withMessage(message);
    }

    @Test
    void theSmallestScaleIsNotAboveTheLargest() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> AutoscalerSettings.parse(Map.of("min-scale", "3", "max-scale", "2")))
                .withMessage("min-scale (3) must be less than max-scale (2)");
    }
}
