package zeroth.queueproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.readiness.Probe;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.http.telemetry.Observability;
import zeroth.queueproxy.http.tls.KeyFiles;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsRules.Version;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.limit.ConcurrencyLimit;

class QueueProxySettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.ofEntries(
            Map.entry("CONTAINER_CONCURRENCY", "0"),
            Map.entry("QUEUE_SERVING_PORT", "8012"),
            Map.entry("QUEUE_SERVING_TLS_PORT", "8112"),
            Map.entry("USER_PORT", "8080"),
            Map.entry("REVISION_TIMEOUT_SECONDS", "300"),
            Map.entry("SERVING_LOGGING_CONFIG", ""),
            Map.entry("SERVING_LOGGING_LEVEL", ""),
            Map.entry("SERVING_NAMESPACE", "default"),
            Map.entry("SERVING_CONFIGURATION", ""),
            Map.entry("SERVING_REVISION", "hello-00001"),
            Map.entry("SERVING_POD", "pod-1"),
            Map.entry("SERVING_POD_IP", "10.0.0.7")));

    @Test
    void whatIsNotSaidHasKnativesDefaults() {
        QueueProxySettings settings = QueueProxySettings.fromEnvironment(environment);

        assertThat(settings)
                .isEqualTo(new QueueProxySettings(
                        new PodIdentity(new RevisionId("default", "hello-00001"), "", "", "pod-1", "10.0.0.7"),
                        "0.0.0.0",
                        new ListenPorts(8012, 8022, 9090, 8112, 9091, 8008),
                        8080,
                        ConcurrencyLimit.UNLIMITED,
                        RequestTimeouts.total(Duration.ofSeconds(300)),
                        List.of(),
                        Observability.NONE,
                        new TlsSettings(KeyFiles.in(Path.of("/var/lib/knative/certs")), TlsRules.DEFAULT),
                        Duration.ofSeconds(30)));
    }

    @Test
    void whatIsSaidIsRead() {
        environment.put("CONTAINER_CONCURRENCY", "5");
        environment.put("REVISION_RESPONSE_START_TIMEOUT_SECONDS", "60");
        environment.put("REVISION_IDLE_TIMEOUT_SECONDS", "20");
        environment.put("SERVING_READINESS_PROBE", "[{\"httpGet\":{\"port\":8080}},{\"tcpSocket\":{\"port\":1}}]");
        environment.put("ENABLE_MULTI_CONTAINER_PROBES", "1");
        environment.put("ENABLE_HTTP2_AUTO_DETECTION", "T");
        environment.put("ENABLE_HTTP_FULL_DUPLEX", "true");
        environment.put("SERVING_SERVICE", "hello");
        environment.put("QUEUE_PROXY_TLS_MIN_VERSION", "1.2");
        environment.put("QUEUE_PROXY_TLS_MAX_VERSION", "");
        environment.put("QUEUE_PROXY_TLS_CURVE_PREFERENCES", "CurveP256");
        environment.put("SERVING_CONFIGURATION", "hello");

        QueueProxySettings settings = QueueProxySettings.fromEnvironment(environment);

        assertThat(settings.concurrency()).isEqualTo(new ConcurrencyLimit.AtMost(5));
        assertThat(settings.timeouts())
                .isEqualTo(new RequestTimeouts(
                        Duration.ofSeconds(300),
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.of(Duration.ofSeconds(20))));
        assertThat(settings.readiness()).hasSize(2);
        assertThat(settings.readiness().getFirst().check())
                .isInstanceOfSatisfying(
                        Probe.Http.class, get -> assertThat(get.version()).isEqualTo(Probe.Version.DETECTED));
        assertThat(settings.tls().rules())
                .isEqualTo(new TlsRules(Version.TLS_1_2, Version.TLS_1_3, List.of(), List.of("secp256r1")));
        assertThat(settings.pod().service()).isEqualTo("hello");
        assertThat(settings.pod().configuration()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONTAINER_CONCURRENCY",
                "QUEUE_SERVING_PORT",
                "QUEUE_SERVING_TLS_PORT",
                "USER_PORT",
                "REVISION_TIMEOUT_SECONDS",
                "SERVING_LOGGING_CONFIG",
                "SERVING_LOGGING_LEVEL",
                "SERVING_NAMESPACE",
                "SERVING_CONFIGURATION",
                "SERVING_REVISION",
                "SERVING_POD",
                "SERVING_POD_IP"
            })
    void whatUpstreamRequiresMustExist(String key) {
        environment.remove(key);
        refused(key + ": missing (expected: set)");
    }

    @Test
    void requiredTextMayBeEmptyAndRequiredNumberMayNot() {
        environment.put("SERVING_POD", "");
        assertThat(QueueProxySettings.fromEnvironment(environment).pod().name()).isEmpty();

        environment.put("USER_PORT", "");
        refused("USER_PORT: \"\" (expected: a whole number)");
    }

    @Test
    void allThatIsMissingOrWrongIsNamedAtOnce() {
        environment.remove("SERVING_POD");
        environment.put("USER_PORT", "70000");
        environment.put("REVISION_IDLE_TIMEOUT_SECONDS", "");
        environment.put("SERVING_READINESS_PROBE", "{");
        environment.put("ENABLE_HTTP_FULL_DUPLEX", "yes");
        environment.put("OBSERVABILITY_CONFIG", "7");

        assertThatThrownBy(() -> QueueProxySettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .contains(
                        "SERVING_POD: missing (expected: set)\n",
                        "USER_PORT: 70000 (expected: a port)\n",
                        "REVISION_IDLE_TIMEOUT_SECONDS: \"\" (expected: a whole number)\n",
                        "SERVING_READINESS_PROBE: not JSON",
                        "ENABLE_HTTP_FULL_DUPLEX: \"yes\" (expected: true or false)",
                        "OBSERVABILITY_CONFIG: 7 (expected: ");
    }

    @Test
    void oneProbeIsAnObjectAndThoseOfSeveralContainersAreAnArray() {
        environment.put("SERVING_READINESS_PROBE", "[]");
        refused("SERVING_READINESS_PROBE: [] (expected: an object)");
        environment.put("SERVING_READINESS_PROBE", "{}");
        environment.put("ENABLE_MULTI_CONTAINER_PROBES", "true");
        refused("SERVING_READINESS_PROBE: {} (expected: an array)");
    }

    @Test
    void upstreamsVariablesForPrometheusWinAndOnesThatDoNotFitAreRefused() {
        environment.put("OBSERVABILITY_CONFIG", "{\"requestMetrics\":{\"protocol\":\"prometheus\"}}");
        environment.put("METRICS_PROMETHEUS_HOST", "10.0.0.7");
        environment.put("METRICS_PROMETHEUS_PORT", "9999");
        environment.put("PROFILING_PORT", "8009");

        QueueProxySettings settings = QueueProxySettings.fromEnvironment(environment);

        assertThat(settings.observability().requestMetrics())
                .isEqualTo(new Observability.Metrics.Prometheus("10.0.0.7", 9999, Optional.empty()));
        assertThat(settings.ports()).isEqualTo(new ListenPorts(8012, 8022, 9090, 8112, 9999, 8009));
        environment.put("METRICS_PROMETHEUS_PORT", "80");
        refused("METRICS_PROMETHEUS_PORT: 80 (expected: from 1024 to 65535)");
        environment.remove("METRICS_PROMETHEUS_PORT");
        environment.put("METRICS_PROMETHEUS_TLS_CLIENT_AUTH", "require");
        refused(
                "METRICS_PROMETHEUS_TLS_CLIENT_CA_FILE: missing (expected: set, since clients are asked to prove themselves)");
        environment.put("METRICS_PROMETHEUS_TLS_CLIENT_CA_FILE", "ca.crt");
        refused("METRICS_PROMETHEUS_TLS_CLIENT_AUTH: without TLS (expected: a certificate and its key)");
        environment.put("METRICS_PROMETHEUS_TLS_CERT", "tls.crt");
        refused("METRICS_PROMETHEUS_TLS_CERT and METRICS_PROMETHEUS_TLS_KEY: one of them (expected: both or neither)");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> QueueProxySettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
