package zeroth.node.environment;

import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretEnvSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code env} and {@code envFrom} of one container say, references followed. Throws {@link ConfigurationMissing}
 * where something that is not optional is not there. Confined to one call.
 */
public final class ContainerEnvironment {
    private final Pod pod;
    private final Container container;
    private final ConfigSource source;
    private final Map<String, String> variables = new LinkedHashMap<>();

    private ContainerEnvironment(Pod pod, Container container, ConfigSource source) {
        this.pod = pod;
        this.container = container;
        this.source = source;
    }

    public static Map<String, String> of(Pod pod, Container container, ConfigSource source) {
        ContainerEnvironment environment = new ContainerEnvironment(pod, container, source);
        container.getEnvFrom().forEach(environment::addAll);
        container.getEnv().forEach(environment::add);
        return environment.variables;
    }

    private void addAll(EnvFromSource from) {
        String prefix = Optional.ofNullable(from.getPrefix()).orElse("");
        Optional.ofNullable(from.getConfigMapRef()).ifPresent(ref -> addAll(prefix, configMap(ref)));
        Optional.ofNullable(from.getSecretRef()).ifPresent(ref -> addAll(prefix, secret(ref)));
    }

    private void addAll(String prefix, Map<String, String> entries) {
        entries.forEach((key, value) -> variables.put(prefix + key, value));
    }

    private Map<String, String> configMap(ConfigMapEnvSource ref) {
        return source.configMap(ref.getName())
                .orElseGet(() -> missing(ref.getOptional(), "configmap \"" + ref.getName() + "\" not found"));
    }

    private Map<String, String> secret(SecretEnvSource ref) {
        return source.secret(ref.getName())
                .orElseGet(() -> missing(ref.getOptional(), "secret \"" + ref.getName() + "\" not found"));
    }

    private void add(EnvVar variable) {
        Optional<EnvVarSource> from = Optional.ofNullable(variable.getValueFrom());
        if (from.isPresent()) {
            read(from.get()).ifPresent(value -> variables.put(variable.getName(), value));
        } else {
            String value = Optional.ofNullable(variable.getValue()).orElse("");
            variables.put(variable.getName(), Expansion.expand(value, variables));
        }
    }

    private Optional<String> read(EnvVarSource from) {
        if (from.getFieldRef() != null) {
            return Optional.of(PodField.read(pod, from.getFieldRef().getFieldPath()));
        }
        if (from.getResourceFieldRef() != null) {
            return Optional.of(ResourceField.read(container, from.getResourceFieldRef()));
        }
        return from.getConfigMapKeyRef() != null ? configMapKey(from) : secretKey(from);
    }

    private Optional<String> configMapKey(EnvVarSource from) {
        var ref = from.getConfigMapKeyRef();
        return key("ConfigMap", ref.getName(), ref.getKey(), ref.getOptional(), source.configMap(ref.getName()));
    }

    private Optional<String> secretKey(EnvVarSource from) {
        var ref = from.getSecretKeyRef();
        if (ref == null) {
            throw new ConfigurationMissing("env: valueFrom (expected: a field, resource, config map or secret)");
        }
        return key("Secret", ref.getName(), ref.getKey(), ref.getOptional(), source.secret(ref.getName()));
    }

    private Optional<String> key(
            String kind, String name, String key, @Nullable Boolean optional, Optional<Map<String, String>> entries) {
        if (entries.isEmpty()) {
            missing(optional, kind.toLowerCase(Locale.ROOT) + " \"" + name + "\" not found");
            return Optional.empty();
        }
        Optional<String> value = Optional.ofNullable(entries.get().get(key));
        if (value.isEmpty()) {
            missing(
                    optional,
                    "couldn't find key " + key + " in " + kind + " "
                            + pod.getMetadata().getNamespace() + "/" + name);
        }
        return value;
    }

    private static Map<String, String> missing(@Nullable Boolean optional, String message) {
        if (Boolean.TRUE.equals(optional)) {
            return Map.of();
        }
        throw new ConfigurationMissing(message);
    }
}
