package zeroth.function.sink;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import zeroth.function.event.Attributes;

/** {@code K_CE_OVERRIDES}: {@code {"extensions": {NAME: VALUE}}}, for every event that is sent. */
final class Overrides {
    private Overrides() {}

    static Map<String, String> extensions(String json, ObjectMapper mapper) {
        var extensions = new HashMap<String, String>();
        parsed(json, mapper).path("extensions").properties().forEach(extension -> {
            check(extension.getKey());
            extensions.put(extension.getKey(), extension.getValue().asText());
        });
        return extensions;
    }

    private static JsonNode parsed(String json, ObjectMapper mapper) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("K_CE_OVERRIDES: no JSON (expected: an object with extensions)", e);
        }
    }

    private static void check(String name) {
        if (Attributes.isCore(name) || !name.matches("[a-z0-9]+")) {
            throw new IllegalArgumentException("K_CE_OVERRIDES: " + name + " (expected: a name of an extension)");
        }
    }
}
