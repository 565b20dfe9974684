package zeroth.node.environment;

import java.util.Map;
import java.util.Optional;

/** ConfigMaps and Secrets of one namespace, as text. */
public interface ConfigSource {
    Optional<Map<String, String>> configMap(String name);

    Optional<Map<String, String>> secret(String name);
}
