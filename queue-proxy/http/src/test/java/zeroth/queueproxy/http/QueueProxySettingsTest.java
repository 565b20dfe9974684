package zeroth.queueproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.limit.ConcurrencyLimit;

class QueueProxySettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "CONTAINER_CONCURRENCY", "0",
            "QUEUE_SERVING_PORT", "8012",
            "USER_PORT", "8080",
            "REVISION_TIMEOUT_SECONDS", "300",
            "SERVING_NAMESPACE", "default",
            "SERVING_REVISION", "hello-00001",
            "SERVING_POD", "pod-1"));

    @Test
    void whatIsNotSaidHasKnativesDefaults() {
        QueueProxySettings settings = QueueProxySettings.fromEnvironment(environment);

        assertThat(settings)
                .isEqualTo(new QueueProxySettings(
                        new RevisionId("default", "hello-00001"),
                        "pod-1",
                        "0.0.0.0",
                        new ListenPorts(8012, 8022, 9090),
                        8080,
                        ConcurrencyLimit.UNLIMITED,
                        RequestTimeouts.total(Duration.ofSeconds(300)),
                        "",
                        Duration.ofSeconds(30)));
    }

    @Test
    void whatIsSaidIsRead() {
        environment.put("CONTAINER_CONCURRENCY", "5");
        environment.put("REVISION_RESPONSE_START_TIMEOUT_SECONDS", "60");
        environment.put("REVISION_IDLE_TIMEOUT_SECONDS", "20");
        environment.put("SERVING_READINESS_PROBE", "{}");

        QueueProxySettings settings = QueueProxySettings.fromEnvironment(environment);

        assertThat(settings.concurrency()).isEqualTo(new ConcurrencyLimit.AtMost(5));
        assertThat(settings.timeouts())
                .isEqualTo(new RequestTimeouts(
                        Duration.ofSeconds(300),
                        Optional.of(Duration.ofSeconds(60)),
                        Optional.of(Duration.ofSeconds(20))));
        assertThat(settings.readinessProbe()).isEqualTo("{}");
    }

    @Test
    void requiredTextMayBeEmptyAndRequiredNumberMayNot() {
        environment.put("SERVING_POD", "");
        assertThat(QueueProxySettings.fromEnvironment(environment).pod()).isEmpty();

        environment.put("USER_PORT", "");
        refused("USER_PORT: \"\" (expected: a whole number)");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        environment.put("USER_PORT", "70000");
        refused("USER_PORT: 70000 (expected: a port)");
        environment.remove("USER_PORT");
        refused("USER_PORT: missing (expected: set)");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> QueueProxySettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
