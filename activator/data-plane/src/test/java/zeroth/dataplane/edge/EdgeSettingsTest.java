package zeroth.dataplane.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.Front;
import zeroth.dataplane.gateway.Fleet;
import zeroth.dataplane.tls.Https;

class EdgeSettingsTest {
    private static final Map<String, String> REQUIRED =
            Map.of("POD_NAME", "gateway-1", "SYSTEM_NAMESPACE", "knative-serving", "CLUSTER_DOMAIN", "cluster.local");

    @Test
    void whatADeploymentNeedNotSayHasAValue() {
        EdgeSettings settings = EdgeSettings.fromEnvironment(REQUIRED);

        assertThat(settings.fleet())
                .isEqualTo(new Fleet.Many("gateway-1", "knative-serving", "zeroth-gateway", "zeroth-gateway-local"));
        assertThat(settings.ingressClass()).isEqualTo("zeroth.ingress.networking.knative.dev");
        assertThat(settings.front()).isEqualTo(new Front.Place("0.0.0.0", 8080, new Https.Off()));
        assertThat(settings.localPort()).isEqualTo(8081);
        assertThat(settings.observability()).isEqualTo("config-observability");
    }

    @Test
    void allMayBeSaidOtherwise() {
        Map<String, String> variables = new HashMap<>(REQUIRED);
        variables.put("INGRESS_CLASS", "other");
        variables.put("GATEWAY_SERVICE", "outer");
        variables.put("GATEWAY_LOCAL_SERVICE", "inner");
        variables.put("HTTP_PORT", "80");
        variables.put("LOCAL_PORT", "81");
        variables.put("HTTPS_PORT", "443");
        variables.put("PUBLIC_HTTPS_PORT", "8443");
        variables.put("CONFIG_OBSERVABILITY_NAME", "seen");

        EdgeSettings settings = EdgeSettings.fromEnvironment(variables);

        assertThat(settings.fleet()).isEqualTo(new Fleet.Many("gateway-1", "knative-serving", "outer", "inner"));
        assertThat(settings.ingressClass()).isEqualTo("other");
        assertThat(settings.front()).isEqualTo(new Front.Place("0.0.0.0", 80, new Https.On(443, OptionalInt.of(8443))));
        assertThat(settings.localPort()).isEqualTo(81);
        assertThat(settings.observability()).isEqualTo("seen");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertThatThrownBy(() -> EdgeSettings.fromEnvironment(Map.of())).hasMessageStartingWith("POD_NAME: missing");
        Map<String, String> variables = new HashMap<>(REQUIRED);
        variables.put("HTTP_PORT", "99999");
        assertThatThrownBy(() -> EdgeSettings.fromEnvironment(variables))
                .hasMessage("HTTP_PORT: \"99999\" (expected: a port)");
    }
}
