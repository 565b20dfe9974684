package zeroth.node.environment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads ConfigMaps and Secrets from the API. */
public record ApiConfigSource(KubernetesClient client, String namespace) implements ConfigSource {
    @Override
    public Optional<Map<String, String>> configMap(String name) {
        return Optional.ofNullable(client.configMaps()
                        .inNamespace(namespace)
                        .withName(name)
                        .get())
                .map(ApiConfigSource::entries);
    }

    @Override
    public Optional<Map<String, String>> secret(String name) {
        return Optional.ofNullable(
                        client.secrets().inNamespace(namespace).withName(name).get())
                .map(ApiConfigSource::entries);
    }

    private static Map<String, String> entries(ConfigMap map) {
        return map.getData() == null ? Map.of() : map.getData();
    }

    private static Map<String, String> entries(Secret secret) {
        Map<String, String> decoded = new HashMap<>();
        if (secret.getData() != null) {
            secret.getData().forEach((key, value) -> decoded.put(key, decode(value)));
        }
        return decoded;
    }

    private static String decode(String value) {
        return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
    }
}
