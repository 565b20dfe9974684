package zeroth.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.api.notation.GoTemplate;
import zeroth.api.settings.DefaultsSettings.ServiceLinks;

class DefaultsSettingsTest {
    @Test
    void anEmptyMapGivesUpstreamsDefaults() {
        assertThat(DefaultsSettings.defaults())
                .isEqualTo(new DefaultsSettings(
                        300,
                        600,
                        300,
                        0,
                        0,
                        1000,
                        true,
                        ServiceLinks.OFF,
                        Map.of(),
                        Map.of(),
                        GoTemplate.parse("user-container"),
                        GoTemplate.parse("init-container")));
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> data = Map.ofEntries(
                Map.entry("revision-timeout-seconds", "100"),
                Map.entry("max-revision-timeout-seconds", "200"),
                Map.entry("revision-response-start-timeout-seconds", "50"),
                Map.entry("revision-idle-timeout-seconds", "60"),
                Map.entry("container-concurrency", "7"),
                Map.entry("container-concurrency-max-limit", "70"),
                Map.entry("allow-container-concurrency-zero", "false"),
                Map.entry("enable-service-links", "default"),
                Map.entry("revision-cpu-request", "100m"),
                Map.entry("revision-memory-request", "1Mi"),
                Map.entry("revision-ephemeral-storage-request", "2Mi"),
                Map.entry("revision-cpu-limit", "1"),
                Map.entry("revision-memory-limit", "3Mi"),
                Map.entry("revision-ephemeral-storage-limit", "4Mi"),
                Map.entry("container-name-template", "{{.Name}}-main"),
                Map.entry("init-container-name-template", "{{.Name}}-init"));

        assertThat(DefaultsSettings.parse(data))
                .isEqualTo(new DefaultsSettings(
                        100,
                        200,
                        50,
                        60,
                        7,
                        70,
                        false,
                        ServiceLinks.LEFT_TO_KUBERNETES,
                        Map.of(
                                "cpu", Quantity.parse("100m"),
                                "memory", Quantity.parse("1Mi"),
                                "ephemeral-storage", Quantity.parse("2Mi")),
                        Map.of(
                                "cpu", Quantity.parse("1"),
                                "memory", Quantity.parse("3Mi"),
                                "ephemeral-storage", Quantity.parse("4Mi")),
                        GoTemplate.parse("{{.Name}}-main"),
                        GoTemplate.parse("{{.Name}}-init")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            revision-timeout-seconds | 601 | revision-timeout-seconds (601) cannot be greater than max-revision-timeout-seconds (600)
            revision-response-start-timeout-seconds | 301 | revision-response-start-timeout-seconds (301) cannot be greater than revision-timeout-seconds (300)
            revision-idle-timeout-seconds | 301 | revision-idle-timeout-seconds (301) cannot be greater than revision-timeout-seconds (300)
            container-concurrency-max-limit | 0 | expected 1 <= 0 <= 2147483647: container-concurrency-max-limit
            container-concurrency | 1001 | expected 0 <= 1001 <= 1000: container-concurrency
            container-name-template | {{.Colour}} | error executing template: can't evaluate field Colour
            """)
    void aBadValueIsRejectedWithItsKey(String key, String value, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> DefaultsSettings.parse(Map.of(key, value)))
                .withMessage(message);
    }

    @Test
    void aBadQuantityNamesItsKey() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> DefaultsSettings.parse(Map.of("revision-cpu-limit", "many")))
                .withMessageStartingWith("failed to parse \"revision-cpu-limit\": ");
    }
}
