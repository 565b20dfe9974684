package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInSettingsTest {
    private static final Map<String, String> REQUIRED = Map.of(
            "POD_NAME",
            "activator-1",
            "POD_IP",
            "10.0.0.7",
            "SYSTEM_NAMESPACE",
            "serving",
            "CLUSTER_DOMAIN",
            "example");

    @Test
    void whatUpstreamsDeploymentSaysIsEnough() {
        StandInSettings settings = StandInSettings.fromEnvironment(REQUIRED);

        assertThat(settings.pod()).isEqualTo("activator-1");
        assertThat(settings.autoscaler()).isEqualTo(new StandInSettings.Peer("autoscaler.serving.svc.example", 8080));
        assertThat(settings.observability()).isEqualTo("config-observability");
        assertThat(settings.ports()).isEqualTo(new StandInSettings.ListenPorts(8012, 8013, 8112));
        assertThat(settings.probing())
                .isEqualTo(new StandInSettings.Probing(Duration.ofMillis(300), Duration.ofMillis(200)));
        assertThat(settings.host()).isEqualTo("0.0.0.0");
    }

    @Test
    void everyVariableCounts() {
        StandInSettings settings = StandInSettings.fromEnvironment(with(Map.of(
                "POD_IP", "fd00::7",
                "CONFIG_OBSERVABILITY_NAME", "mine",
                "PROBE_TIMEOUT", "1s500ms",
                "PROBE_FREQUENCY", "50ms")));

        assertThat(settings.host()).isEqualTo("::");
        assertThat(settings.observability()).isEqualTo("mine");
        assertThat(settings.probing())
                .isEqualTo(new StandInSettings.Probing(Duration.ofMillis(1500), Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POD_NAME", "POD_IP", "SYSTEM_NAMESPACE"})
    void whatIsMissingIsNamed(String key) {
        assertThatThrownBy(() -> StandInSettings.fromEnvironment(with(Map.of(key, ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + ": missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1s", "0"})
    void aDurationThatIsNoneIsNamed(String text) {
        assertThatThrownBy(() -> StandInSettings.fromEnvironment(with(Map.of("PROBE_TIMEOUT", text))))
                .hasMessage("PROBE_TIMEOUT: \"%s\" (expected: a duration such as 300ms)".formatted(text));
    }

    @Test
    void theClusterDomainIsInTheSearchListOfThePod() {
        assertThat(ClusterDomain.in(List.of(
                        "nameserver 10.96.0.10",
                        "search serving.svc.cluster.example svc.cluster.example cluster.example")))
                .isEqualTo("cluster.example");
        assertThat(ClusterDomain.in(List.of("search\tsvc.dotted."))).isEqualTo("dotted");
        assertThat(ClusterDomain.in(List.of("nameserver 10.96.0.10", ""))).isEqualTo("cluster.local");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(REQUIRED);
        all.putAll(more);
        return all;
    }
}
