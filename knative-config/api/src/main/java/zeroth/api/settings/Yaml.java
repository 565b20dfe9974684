package zeroth.api.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** YAML inside a ConfigMap's value. */
final class Yaml {
    private static final YAMLMapper MAPPER = new YAMLMapper();

    private Yaml() {}

    /** A mapping; an empty text is an empty one. */
    static ObjectNode mapping(String key, String text) {
        JsonNode node = read(key, text);
        if (node instanceof ObjectNode mapping) {
            return mapping;
        }
        if (node.isMissingNode() || node.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw InvalidSettings.unparsable(key, "expected a YAML mapping");
    }

    /** The texts of a mapping from text to text. */
    static Map<String, String> texts(String key, JsonNode mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.properties().forEach(entry -> {
            if (!entry.getValue().isValueNode()) {
                throw InvalidSettings.unparsable(key, entry.getKey() + " must be a text");
            }
            texts.put(entry.getKey(), entry.getValue().asText());
        });
        return Collections.unmodifiableMap(texts);
    }

    private static JsonNode read(String key, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            InvalidSettings invalid = InvalidSettings.unparsable(key, e.getOriginalMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }
}
