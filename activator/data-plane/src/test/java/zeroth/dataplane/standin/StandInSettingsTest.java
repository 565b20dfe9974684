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
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsRules.Version;

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
        assertThat(settings.logging()).isEqualTo("config-logging");
        assertThat(settings.ports()).isEqualTo(new StandInSettings.ListenPorts(8012, 8013, 8112, 8008));
        assertThat(settings.probing())
                .isEqualTo(new StandInSettings.Probing(Duration.ofMillis(300), Duration.ofMillis(200)));
        assertThat(settings.tls()).isEqualTo(TlsRules.DEFAULT);
        assertThat(settings.telemetry()).isEmpty();
        assertThat(settings.host()).isEqualTo("0.0.0.0");
    }

    @Test
    void everyVariableCounts() {
        StandInSettings settings = StandInSettings.fromEnvironment(with(Map.ofEntries(
                Map.entry("POD_IP", "fd00::7"),
                Map.entry("CONFIG_OBSERVABILITY_NAME", "mine"),
                Map.entry("CONFIG_LOGGING_NAME", "mine too"),
                Map.entry("PROFILING_PORT", "8009"),
                Map.entry("PROBE_TIMEOUT", "1s500ms"),
                Map.entry("PROBE_FREQUENCY", "50ms"),
                Map.entry("ACTIVATOR_TLS_MIN_VERSION", "1.2"),
                Map.entry("ACTIVATOR_TLS_MAX_VERSION", "1.2"),
                Map.entry("ACTIVATOR_TLS_CIPHER_SUITES", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                Map.entry("ACTIVATOR_TLS_CURVE_PREFERENCES", "P-256,X25519"),
                Map.entry("METRICS_PROMETHEUS_PORT", "9999"))));

        assertThat(settings.host()).isEqualTo("::");
        assertThat(settings.observability()).isEqualTo("mine");
        assertThat(settings.logging()).isEqualTo("mine too");
        assertThat(settings.ports().profiling()).isEqualTo(8009);
        assertThat(settings.probing())
                .isEqualTo(new StandInSettings.Probing(Duration.ofMillis(1500), Duration.ofMillis(50)));
        assertThat(settings.tls())
                .isEqualTo(new TlsRules(
                        Version.TLS_1_2,
                        Version.TLS_1_2,
                        List.of("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
                        List.of("secp256r1", "x25519")));
        assertThat(settings.telemetry()).containsExactly(Map.entry("METRICS_PROMETHEUS_PORT", "9999"));
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
    void aPortThatIsNoneIsNamed() {
        assertThatThrownBy(() -> StandInSettings.fromEnvironment(with(Map.of("PROFILING_PORT", "70000"))))
                .hasMessage("PROFILING_PORT: \"70000\" (expected: a port)");
    }

    @Test
    void aVersionOfTlsThatIsNoneIsNamed() {
        assertThatThrownBy(() -> StandInSettings.fromEnvironment(with(Map.of("ACTIVATOR_TLS_MIN_VERSION", "1.1"))))
                .hasMessage("ACTIVATOR_TLS_MIN_VERSION: \"1.1\" (expected: 1.2 or 1.3)");
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
