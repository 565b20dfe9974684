package zeroth.function.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import zeroth.function.event.EventData;

/**
 * Query parameters as JSON, by Funqy HTTP's rules: a dot leads into an object or map, a parameter that is given again
 * makes a list.
 */
record QueryJson(ObjectMapper mapper) {
    EventData read(MultiMap parameters) {
        if (parameters.isEmpty()) {
            return new EventData.None();
        }
        var object = mapper.createObjectNode();
        for (var name : parameters.names()) {
            put(object, List.of(name.split("\\.")), values(parameters.getAll(name)));
        }
        return json(object);
    }

    private static void put(ObjectNode object, List<String> path, JsonNode value) {
        if (path.size() == 1) {
            object.set(path.getFirst(), value);
        } else {
            put(child(object, path.getFirst()), path.subList(1, path.size()), value);
        }
    }

    private static ObjectNode child(ObjectNode object, String name) {
        return object.get(name) instanceof ObjectNode child ? child : object.putObject(name);
    }

    private JsonNode values(List<String> values) {
        if (values.size() == 1) {
            return mapper.getNodeFactory().textNode(values.getFirst());
        }
        ArrayNode array = mapper.createArrayNode();
        values.forEach(array::add);
        return array;
    }

    private EventData json(ObjectNode object) {
        try {
            return new EventData.Json(mapper.writeValueAsBytes(object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
