package zeroth.dataplane.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.internal.networking.v1alpha1.HTTPIngressPath;
import io.fabric8.knative.internal.networking.v1alpha1.HeaderMatch;
import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressBackendSplit;
import io.fabric8.knative.internal.networking.v1alpha1.IngressRule;
import io.fabric8.knative.internal.networking.v1alpha1.IngressSpec;
import io.fabric8.knative.internal.networking.v1alpha1.IngressTLS;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an Ingress a gateway serves: upstream's {@code ComputeHash}, the SHA-256 of its specification as Go
 * writes JSON (fields in the order of the Go types, empty ones left out, map keys sorted, HTML's characters escaped),
 * then namespace and name.
 */
final class IngressHash {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private IngressHash() {}

    static String of(Ingress ingress) {
        String text = goText(spec(ingress.getSpec()))
                + ingress.getMetadata().getNamespace()
                + ingress.getMetadata().getName();
        return HexFormat.of().formatHex(sha256(text));
    }

    private static String goText(ObjectNode node) {
        return node.toString().replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static ObjectNode spec(IngressSpec spec) {
        ObjectNode node = JSON.objectNode();
        putUnlessEmpty(node, "tls", array(spec.getTls(), IngressHash::tls));
        putUnlessEmpty(node, "rules", array(spec.getRules(), IngressHash::rule));
        putUnlessEmpty(node, "httpOption", spec.getHttpOption());
        return node;
    }

    private static ObjectNode tls(IngressTLS tls) {
        ObjectNode node = JSON.objectNode();
        putUnlessEmpty(node, "hosts", strings(tls.getHosts()));
        putUnlessEmpty(node, "secretName", tls.getSecretName());
        putUnlessEmpty(node, "secretNamespace", tls.getSecretNamespace());
        return node;
    }

    private static ObjectNode rule(IngressRule rule) {
        ObjectNode node = JSON.objectNode();
        putUnlessEmpty(node, "hosts", strings(rule.getHosts()));
        putUnlessEmpty(node, "visibility", rule.getVisibility());
        if (rule.getHttp() != null) {
            node.putObject("http").set("paths", array(rule.getHttp().getPaths(), IngressHash::path));
        }
        return node;
    }

    private static ObjectNode path(HTTPIngressPath path) {
        ObjectNode node = JSON.objectNode();
        putUnlessEmpty(node, "path", path.getPath());
        putUnlessEmpty(node, "rewriteHost", path.getRewriteHost());
        putUnlessEmpty(node, "headers", matches(path.getHeaders()));
        node.set("splits", array(path.getSplits(), IngressHash::split));
        putUnlessEmpty(node, "appendHeaders", map(path.getAppendHeaders()));
        return node;
    }

    private static ObjectNode split(IngressBackendSplit split) {
        ObjectNode node = JSON.objectNode();
        node.put("serviceNamespace", orEmpty(split.getServiceNamespace()));
        node.put("serviceName", orEmpty(split.getServiceName()));
        putPort(node, split.getServicePort());
        Optional.ofNullable(split.getPercent())
                .filter(percent -> percent != 0)
                .ifPresent(percent -> node.put("percent", percent));
        putUnlessEmpty(node, "appendHeaders", map(split.getAppendHeaders()));
        return node;
    }

    private static void putPort(ObjectNode node, @Nullable IntOrString port) {
        if (port == null || port.getStrVal() == null) {
            node.put("servicePort", port == null || port.getIntVal() == null ? 0 : port.getIntVal());
        } else {
            node.put("servicePort", port.getStrVal());
        }
    }

    private static ObjectNode matches(@Nullable Map<String, HeaderMatch> headers) {
        ObjectNode node = JSON.objectNode();
        if (headers != null) {
            new TreeMap<>(headers).forEach((name, match) -> node.putObject(name).put("exact", match.getExact()));
        }
        return node;
    }

    private static ObjectNode map(@Nullable Map<String, String> values) {
        ObjectNode node = JSON.objectNode();
        if (values != null) {
            new TreeMap<>(values).forEach(node::put);
        }
        return node;
    }

    private static ArrayNode strings(@Nullable List<String> values) {
        ArrayNode node = JSON.arrayNode();
        if (values != null) {
            values.forEach(node::add);
        }
        return node;
    }

    private static <T> ArrayNode array(@Nullable Collection<T> values, Function<T, ObjectNode> element) {
        ArrayNode node = JSON.arrayNode();
        if (values != null) {
            values.stream().map(element).forEach(node::add);
        }
        return node;
    }

    private static void putUnlessEmpty(ObjectNode node, String name, JsonNode value) {
        if (!value.isEmpty()) {
            node.set(name, value);
        }
    }

    private static void putUnlessEmpty(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }
}
