package zeroth.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.schema.Schema;

/**
 * Kubernetes' strategic merge patch: like a merge patch, but lists whose schema says so are merged element by element. Knows
 * the directives {@code $patch}, {@code $retainKeys}, {@code $setElementOrder/F} and {@code $deleteFromPrimitiveList/F}.
 */
record StrategicMerge(JsonNode patch, Schema schema) implements Patch {
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";
    private static final String RETAIN = "$retainKeys";
    private static final String DIRECTIVE = "$patch";

    @Override
    public ObjectNode apply(ObjectNode target) {
        if (patch instanceof ObjectNode changes) {
            return merged(target, changes, Optional.of(schema));
        }
        throw Refusal.badRequest("a strategic merge patch must be a JSON object");
    }

    private static ObjectNode merged(ObjectNode target, ObjectNode changes, Optional<Schema> schema) {
        if (changes.path(DIRECTIVE).asText().equals("replace")) {
            return plain(changes);
        }
        var result = changes.path(DIRECTIVE).asText().equals("delete") ? Json.object() : target;
        if (changes.has(RETAIN)) {
            result.retain(Json.texts(changes.path(RETAIN)));
        }
        changes.properties().forEach(change -> field(result, change.getKey(), change.getValue(), schema));
        // Orders and deletions concern what the other fields have made.
        changes.properties().forEach(change -> directive(result, change.getKey(), change.getValue(), schema));
        return result;
    }

    private static void field(ObjectNode result, String name, JsonNode value, Optional<Schema> schema) {
        if (name.startsWith("$")) {
            return;
        }
        var expected = schema.flatMap(known -> known.property(name).or(known::values));
        if (value.isNull()) {
            result.remove(name);
        } else if (value instanceof ObjectNode object) {
            var target = result.get(name) instanceof ObjectNode there ? there : Json.object();
            result.set(name, merged(target, object, expected));
        } else if (value instanceof ArrayNode array) {
            result.set(name, list(result.path(name), array, expected));
        } else {
            result.set(name, value);
        }
    }

    private static ArrayNode list(JsonNode target, ArrayNode changes, Optional<Schema> schema) {
        if (schema.filter(Schema::isMergedList).isEmpty() || isReplaced(changes)) {
            return elements(changes);
        }
        var result = target instanceof ArrayNode there ? there.deepCopy() : Json.array();
        var key = schema.flatMap(Schema::mergeKey);
        var items = schema.flatMap(Schema::items);
        changes.forEach(change ->
                key.ifPresentOrElse(field -> element(result, field, change, items), () -> addValue(result, change)));
        return result;
    }

    private static boolean isReplaced(ArrayNode changes) {
        return Json.elements(changes)
                .anyMatch(change -> change.path(DIRECTIVE).asText().equals("replace"));
    }

    private static void addValue(ArrayNode result, JsonNode value) {
        if (Json.elements(result).noneMatch(value::equals)) {
            result.add(value);
        }
    }

    private static void element(ArrayNode result, String key, JsonNode change, Optional<Schema> items) {
        if (!(change instanceof ObjectNode object) || !object.has(key)) {
            throw Refusal.badRequest("map: " + change + " does not contain declared merge key: " + key);
        }
        var at = indexOf(result, key, object.path(key));
        if (object.path(DIRECTIVE).asText().equals("delete")) {
            at.ifPresent(result::remove);
        } else if (at.isPresent() && result.get(at.get()) instanceof ObjectNode there) {
            result.set(at.get(), merged(there, object, items));
        } else {
            result.add(merged(Json.object(), object, items));
        }
    }

    private static Optional<Integer> indexOf(ArrayNode array, String key, JsonNode value) {
        for (int i = 0; i < array.size(); i++) {
            if (array.path(i).path(key).equals(value)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static void directive(ObjectNode result, String name, JsonNode value, Optional<Schema> schema) {
        if (name.startsWith(ORDER)) {
            var field = name.substring(ORDER.length());
            var key = schema.flatMap(known -> known.property(field)).flatMap(Schema::mergeKey);
            if (result.get(field) instanceof ArrayNode array) {
                result.set(
                        field,
                        ordered(
                                array,
                                Json.elements(value)
                                        .map(it -> identity(it, key))
                                        .toList(),
                                key));
            }
        } else if (name.startsWith(DELETE_VALUES)
                && result.get(name.substring(DELETE_VALUES.length())) instanceof ArrayNode array) {
            var left = Json.array();
            Json.elements(array)
                    .filter(element -> Json.elements(value).noneMatch(element::equals))
                    .forEach(left::add);
            result.set(name.substring(DELETE_VALUES.length()), left);
        }
    }

    /** What the patch orders comes in its order; the rest keeps its own, behind. */
    private static ArrayNode ordered(ArrayNode array, List<JsonNode> order, Optional<String> key) {
        var result = Json.array();
        order.forEach(wanted -> Json.elements(array)
                .filter(element -> identity(element, key).equals(wanted))
                .forEach(result::add));
        Json.elements(array)
                .filter(element -> !order.contains(identity(element, key)))
                .forEach(result::add);
        return result;
    }

    private static JsonNode identity(JsonNode element, Optional<String> key) {
        return key.map(element::path).orElse(element);
    }

    /** Without directives, all the way down. */
    private static ObjectNode plain(ObjectNode changes) {
        var result = changes.deepCopy();
        result.remove(
                Json.names(result).stream().filter(name -> name.startsWith("$")).toList());
        return result;
    }

    private static ArrayNode elements(ArrayNode changes) {
        var result = Json.array();
        Json.elements(changes)
                .filter(element -> !element.has(DIRECTIVE))
                .forEach(element -> result.add(element.deepCopy()));
        return result;
    }
}
