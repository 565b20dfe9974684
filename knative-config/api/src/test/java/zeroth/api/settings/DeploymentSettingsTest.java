package zeroth.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.api.settings.DeploymentSettings.Affinity;
import zeroth.api.settings.DeploymentSettings.Tls;

class DeploymentSettingsTest {
    @Test
    void anImageAloneGivesUpstreamsDefaults() {
        assertThat(DeploymentSettings.parse(Map.of("queue-sidecar-image", "dev.local/queue-proxy")))
                .isEqualTo(new DeploymentSettings(
                        "dev.local/queue-proxy",
                        Duration.ofSeconds(600),
                        Duration.ofSeconds(10),
                        List.of("kind.local", "ko.local", "dev.local"),
                        Map.of("cpu", Quantity.parse("25m")),
                        Map.of(),
                        List.of(),
                        "",
                        new Tls("", "", "", ""),
                        Affinity.SPREAD_OVER_NODES,
                        List.of(),
                        false));
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> data = Map.ofEntries(
                Map.entry("queue-sidecar-image", "queue"),
                Map.entry("progress-deadline", "20s"),
                Map.entry("digest-resolution-timeout", "5s"),
                Map.entry("registries-skipping-tag-resolving", "a.local, b.local"),
                Map.entry("queue-sidecar-cpu-request", "1m"),
                Map.entry("queue-sidecar-memory-request", "1Mi"),
                Map.entry("queue-sidecar-ephemeral-storage-request", "2Mi"),
                Map.entry("queue-sidecar-cpu-limit", "2m"),
                Map.entry("queue-sidecar-memory-limit", "3Mi"),
                Map.entry("queue-sidecar-ephemeral-storage-limit", "4Mi"),
                Map.entry("queue-sidecar-token-audiences", "one,two"),
                Map.entry("queue-sidecar-rootca", "PEM"),
                Map.entry("queue-sidecar-tls-min-version", "1.2"),
                Map.entry("queue-sidecar-tls-max-version", "1.3"),
                Map.entry("queue-sidecar-tls-cipher-suites", "A"),
                Map.entry("queue-sidecar-tls-curve-preferences", "B"),
                Map.entry("default-affinity-type", "none"),
                Map.entry("runtime-class-name", "gvisor:\n  selector:\n    safe: \"true\"\nkata: {}\n"),
                Map.entry("pod-is-always-schedulable", "true"));

        assertThat(DeploymentSettings.parse(data))
                .isEqualTo(new DeploymentSettings(
                        "queue",
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        List.of("a.local", "b.local"),
                        Map.of(
                                "cpu", Quantity.parse("1m"),
                                "memory", Quantity.parse("1Mi"),
                                "ephemeral-storage", Quantity.parse("2Mi")),
                        Map.of(
                                "cpu", Quantity.parse("2m"),
                                "memory", Quantity.parse("3Mi"),
                                "ephemeral-storage", Quantity.parse("4Mi")),
                        List.of("one", "two"),
                        "PEM",
                        new Tls("1.2", "1.3", "A", "B"),
                        Affinity.NONE,
                        List.of(new RuntimeClass("gvisor", Map.of("safe", "true")), new RuntimeClass("kata", Map.of())),
                        true));
    }

    @Test
    void anOldSpellingCountsWhereTheNewOneIsMissing() {
        DeploymentSettings old = DeploymentSettings.parse(Map.of("queueSidecarImage", "old", "progressDeadline", "3s"));
        DeploymentSettings both =
                DeploymentSettings.parse(Map.of("queueSidecarImage", "old", "queue-sidecar-image", "new"));

        assertThat(old.queueSidecarImage()).isEqualTo("old");
        assertThat(old.progressDeadline()).isEqualTo(Duration.ofSeconds(3));
        assertThat(both.queueSidecarImage()).isEqualTo("new");
    }

    @Test
    void theMostSpecificRuntimeClassIsSelected() {
        List<RuntimeClass> classes = List.of(
                new RuntimeClass("kata", Map.of()),
                new RuntimeClass("b", Map.of("safe", "true")),
                new RuntimeClass("a", Map.of("safe", "true")));

        assertThat(RuntimeClass.select(classes, Map.of("safe", "true"))).contains(classes.get(2));
        assertThat(RuntimeClass.select(classes, Map.of())).contains(classes.get(0));
    }

    @Test
    void anImageOfQueueProxyIsNeeded() {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> DeploymentSettings.parse(Map.of()))
                .withMessage("queue-sidecar-image cannot be empty or unset");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            progress-deadline | 0s | progress-deadline cannot be a non-positive duration, was 0s
            progress-deadline | 1500ms | progress-deadline must be rounded to a whole second, was: 1.5s
            digest-resolution-timeout | -1s | digest-resolution-timeout cannot be a non-positive duration, was -1s
            default-affinity-type | pack | unsupported default-affinity-type value: "pack"
            runtime-class-name | Big: {} | runtime-class-name: invalid value Big (expected: a DNS subdomain)
            runtime-class-name | words | failed to parse "runtime-class-name": expected a YAML mapping
            """)
    void aBadValueIsRejectedWithItsKey(String key, String value, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> DeploymentSettings.parse(Map.of("queue-sidecar-image", "queue", key, value)))
                .withMessage(message);
    }
}
