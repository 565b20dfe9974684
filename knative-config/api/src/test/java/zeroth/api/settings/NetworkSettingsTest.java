package zeroth.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.api.notation.GoTemplate;
import zeroth.api.settings.NetworkSettings.Encryption;
import zeroth.api.settings.NetworkSettings.HttpProtocol;
import zeroth.api.settings.NetworkSettings.MeshCompatibility;

class NetworkSettingsTest {
    @Test
    void anEmptyMapGivesUpstreamsDefaults() {
        assertThat(NetworkSettings.defaults())
                .isEqualTo(new NetworkSettings(
                        "istio.ingress.networking.knative.dev",
                        "cert-manager.certificate.networking.knative.dev",
                        Optional.empty(),
                        GoTemplate.parse("{{.Name}}.{{.Namespace}}.{{.Domain}}"),
                        GoTemplate.parse("{{.Tag}}-{{.Name}}"),
                        Encryption.DISABLED,
                        Encryption.DISABLED,
                        Encryption.DISABLED,
                        HttpProtocol.ENABLED,
                        0,
                        false,
                        false,
                        MeshCompatibility.AUTO,
                        "http"));
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> data = Map.ofEntries(
                Map.entry("ingress-class", "zeroth"),
                Map.entry("certificate-class", "mine"),
                Map.entry("namespace-wildcard-cert-selector", "matchLabels: {a: b}"),
                Map.entry("domain-template", "{{.Name}}-{{.Namespace}}.{{.Domain}}"),
                Map.entry("tag-template", "{{.Name}}-{{.Tag}}"),
                Map.entry("external-domain-tls", "Enabled"),
                Map.entry("cluster-local-domain-tls", "enabled"),
                Map.entry("system-internal-tls", "enabled"),
                Map.entry("http-protocol", "Redirected"),
                Map.entry("rollout-duration", "120"),
                Map.entry("autocreate-cluster-domain-claims", "true"),
                Map.entry("enable-mesh-pod-addressability", "true"),
                Map.entry("mesh-compatibility-mode", "disabled"),
                Map.entry("default-external-scheme", "https"));

        assertThat(NetworkSettings.parse(data))
                .isEqualTo(new NetworkSettings(
                        "zeroth",
                        "mine",
                        Optional.of("matchLabels: {a: b}"),
                        GoTemplate.parse("{{.Name}}-{{.Namespace}}.{{.Domain}}"),
                        GoTemplate.parse("{{.Name}}-{{.Tag}}"),
                        Encryption.ENABLED,
                        Encryption.ENABLED,
                        Encryption.ENABLED,
                        HttpProtocol.REDIRECTED,
                        120,
                        true,
                        true,
                        MeshCompatibility.DISABLED,
                        "https"));
    }

    @Test
    void oldSpellingsCountWhereTheNewOnesAreMissing() {
        NetworkSettings settings = NetworkSettings.parse(Map.of(
                "ingress.class", "old",
                "autoTLS", "enabled",
                "internal-encryption", "true",
                "httpProtocol", "Disabled"));

        assertThat(settings.ingressClass()).isEqualTo("old");
        assertThat(settings.externalDomainTls()).isEqualTo(Encryption.ENABLED);
        assertThat(settings.systemInternalTls()).isEqualTo(Encryption.ENABLED);
        assertThat(settings.httpProtocol()).isEqualTo(HttpProtocol.DISABLED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rollout-duration | -1 | rollout-duration must be a positive integer, but was -1
            http-protocol | never | httpProtocol never in config-network ConfigMap is not supported
            system-internal-tls | maybe | system-internal-tls with value: "maybe" in config-network ConfigMap is not supported
            domain-template | {{.Name}}/{{.Domain}} | domain template has url path: /baz.com
            tag-template | {{.Domain}} | template {{.Domain}}: can't evaluate field Domain
            domain-template | {{if .Name}}x{{end}} | failed to parse "domain-template": template "{{if .Name}}x{{end}}": {{if .Name}} is not supported
            """)
    void aBadValueIsRejectedWithItsKey(String key, String value, String message) {
        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> NetworkSettings.parse(Map.of(key, value)))
                .withMessage(message);
    }
}
