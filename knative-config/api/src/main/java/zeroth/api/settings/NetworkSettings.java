package zeroth.api.settings;

import static zeroth.api.settings.Rule.require;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zeroth.api.notation.GoTemplate;
import zeroth.api.notation.GoText;

/**
 * How Routes reach the network: {@code config-network}.
 *
 * @param ingressClass who programs the gateway
 * @param rolloutDurationSeconds over which traffic moves to a new Revision; 0: at once
 * @param enableMeshPodAddressability requests to a pod's address name its Service as host
 * @param defaultExternalScheme of the URLs that users see
 */
public record NetworkSettings(
        String ingressClass,
        String certificateClass,
        Optional<String> namespaceWildcardCertSelector,
        GoTemplate domainTemplate,
        GoTemplate tagTemplate,
        Encryption externalDomainTls,
        Encryption clusterLocalDomainTls,
        Encryption systemInternalTls,
        HttpProtocol httpProtocol,
        int rolloutDurationSeconds,
        boolean autocreateClusterDomainClaims,
        boolean enableMeshPodAddressability,
        MeshCompatibility meshCompatibilityMode,
        String defaultExternalScheme) {
    public static final String NAME = "config-network";

    private static final String NOT_SUPPORTED = " in config-network ConfigMap is not supported";

    public NetworkSettings {
        require(
                rolloutDurationSeconds >= 0,
                "rollout-duration must be a positive integer, but was " + rolloutDurationSeconds);
        checkHost(render(domainTemplate, Map.of("Name", "foo", "Namespace", "bar", "Domain", "baz.com")));
        render(tagTemplate, Map.of("Name", "foo", "Tag", "v2"));
    }

    /** Whether a connection is TLS. */
    public enum Encryption {
        ENABLED,
        DISABLED
    }

    /** What becomes of plain HTTP where TLS is to be had. */
    public enum HttpProtocol {
        ENABLED,
        REDIRECTED,
        DISABLED
    }

    /** Whether pods are asked directly or through their Service. */
    public enum MeshCompatibility {
        AUTO,
        ENABLED,
        DISABLED
    }

    public static NetworkSettings defaults() {
        return parse(Map.of());
    }

    public static NetworkSettings parse(Map<String, String> data) {
        Entries entries = new Entries(data);
        return new NetworkSettings(
                entries.text("istio.ingress.networking.knative.dev", "ingress-class", "ingress.class"),
                entries.text(
                        "cert-manager.certificate.networking.knative.dev", "certificate-class", "certificate.class"),
                entries.find("namespace-wildcard-cert-selector")
                        .filter(yaml -> !Yaml.mapping("namespace-wildcard-cert-selector", yaml)
                                .isEmpty()),
                entries.template("{{.Name}}.{{.Namespace}}.{{.Domain}}", "domain-template", "domainTemplate"),
                entries.template("{{.Tag}}-{{.Name}}", "tag-template", "tagTemplate"),
                externalDomainTls(entries),
                encryption(entries, "cluster-local-domain-tls").orElse(Encryption.DISABLED),
                systemInternalTls(entries),
                httpProtocol(entries),
                entries.integer(0, "rollout-duration", "rolloutDuration"),
                entries.isOn(false, "autocreate-cluster-domain-claims", "autocreateClusterDomainClaims"),
                entries.isOn(false, "enable-mesh-pod-addressability"),
                mesh(entries.text("auto", "mesh-compatibility-mode")),
                entries.text("http", "default-external-scheme", "defaultExternalScheme"));
    }

    private static Encryption externalDomainTls(Entries entries) {
        return entries.text("", "external-domain-tls", "auto-tls", "autoTLS").equalsIgnoreCase("enabled")
                ? Encryption.ENABLED
                : Encryption.DISABLED;
    }

    private static Encryption systemInternalTls(Entries entries) {
        Encryption asked = encryption(entries, "system-internal-tls").orElse(Encryption.DISABLED);
        return entries.isOn(false, "internal-encryption") ? Encryption.ENABLED : asked;
    }

    private static Optional<Encryption> encryption(Entries entries, String key) {
        String text = entries.text("", key);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "enabled" -> Optional.of(Encryption.ENABLED);
            case "disabled" -> Optional.of(Encryption.DISABLED);
            default -> throw new InvalidSettings(key + " with value: " + GoText.quote(text) + NOT_SUPPORTED);
        };
    }

    private static HttpProtocol httpProtocol(Entries entries) {
        String text = entries.text("", "http-protocol", "httpProtocol");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "enabled" -> HttpProtocol.ENABLED;
            case "redirected" -> HttpProtocol.REDIRECTED;
            case "disabled" -> HttpProtocol.DISABLED;
            default -> throw new InvalidSettings("httpProtocol " + text + NOT_SUPPORTED);
        };
    }

    private static MeshCompatibility mesh(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "enabled" -> MeshCompatibility.ENABLED;
            case "disabled" -> MeshCompatibility.DISABLED;
            default -> MeshCompatibility.AUTO;
        };
    }

    private static String render(GoTemplate template, Map<String, String> fields) {
        try {
            return template.render(GoTemplate.Values.of(fields));
        } catch (IllegalArgumentException e) {
            InvalidSettings invalid = new InvalidSettings("template " + template.source() + ": " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static void checkHost(String rendered) {
        try {
            URI url = new URI("https://" + rendered);
            require(url.getHost() != null, "empty hostname");
            require(url.getRawPath().isEmpty(), "domain template has url path: " + url.getRawPath());
        } catch (URISyntaxException e) {
            InvalidSettings invalid = new InvalidSettings("domain template yields no host: " + e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
