package zeroth.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.refusal.Refusal.Cause;

/**
 * Compares one object with its schema: takes away fields that the kind does not have, fills in defaults, and notes what is
 * wrong. Confined to whoever checks.
 */
public final class FieldCheck {
    private final List<String> unknown = new ArrayList<>();
    private final List<Cause> wrong = new ArrayList<>();

    private FieldCheck() {}

    /** {@code object} is changed. */
    public static FieldCheck of(ObjectNode object, Schema schema, Schema metadata) {
        var check = new FieldCheck();
        check.whole(object, schema, metadata);
        return check;
    }

    /** Paths of fields that were taken away. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }

    public List<Cause> wrong() {
        return List.copyOf(wrong);
    }

    private void whole(ObjectNode object, Schema schema, Schema metadata) {
        var envelope = List.of("apiVersion", "kind", "metadata");
        if (object.get("metadata") instanceof ObjectNode node) {
            fields(node, metadata, "metadata", List.of());
        }
        fields(object, schema, "", envelope);
    }

    private void value(JsonNode value, Schema schema, String path) {
        if (schema.isIntOrString()) {
            requireType(value.isTextual() || value.isNumber(), value, "integer or string", path);
            return;
        }
        schema.type().ifPresent(type -> typed(value, type, schema, path));
        limits(value, schema, path);
    }

    private void typed(JsonNode value, String type, Schema schema, String path) {
        switch (type) {
            case "object" -> {
                if (value instanceof ObjectNode object) {
                    fields(object, schema, path, List.of());
                } else {
                    requireType(false, value, type, path);
                }
            }
            case "array" -> {
                if (value instanceof ArrayNode array) {
                    elements(array, schema, path);
                } else {
                    requireType(false, value, type, path);
                }
            }
            case "integer" -> requireType(value.isIntegralNumber(), value, type, path);
            case "number" -> requireType(value.isNumber(), value, type, path);
            case "boolean" -> requireType(value.isBoolean(), value, type, path);
            case "string" -> requireType(value.isTextual(), value, type, path);
            default -> {}
        }
    }

    private void fields(ObjectNode object, Schema schema, String path, List<String> known) {
        for (var name : Json.names(object)) {
            var at = path.isEmpty() ? name : path + "." + name;
            if (object.path(name).isNull() && !schema.keepsUnknownFields()) {
                // In JSON of Kubernetes, null is the same as nothing.
                object.remove(name);
            } else if (!known.contains(name)) {
                field(object, name, schema, at);
            }
        }
        defaults(object, schema);
        required(object, schema, path);
    }

    private void field(ObjectNode object, String name, Schema schema, String path) {
        var expected = schema.property(name).or(schema::values);
        if (expected.isPresent()) {
            value(object.path(name), expected.get(), path);
        } else if (!schema.keepsUnknownFields()) {
            object.remove(name);
            unknown.add(path);
        }
    }

    private void elements(ArrayNode array, Schema schema, String path) {
        schema.items().ifPresent(items -> {
            for (int i = 0; i < array.size(); i++) {
                value(array.path(i), items, path + "[" + i + "]");
            }
        });
    }

    private static void defaults(ObjectNode object, Schema schema) {
        schema.node().path("properties").properties().forEach(property -> {
            var standard = Schema.resolved(property.getValue(), schema.components())
                    .node()
                    .path("default");
            if (!standard.isMissingNode() && !object.has(property.getKey())) {
                object.set(property.getKey(), standard.deepCopy());
            }
        });
    }

    private void required(ObjectNode object, Schema schema, String path) {
        Json.texts(schema.node().path("required")).stream()
                .filter(name -> !object.has(name))
                .forEach(name -> wrong.add(Cause.required(path.isEmpty() ? name : path + "." + name, "")));
    }

    private void limits(JsonNode value, Schema schema, String path) {
        var node = schema.node();
        var allowed = node.path("enum");
        if (!allowed.isEmpty() && Json.elements(allowed).noneMatch(value::equals)) {
            wrong.add(new Cause(
                    "FieldValueNotSupported",
                    path,
                    "Unsupported value: " + value + ": supported values: " + String.join(", ", quoted(allowed))));
        }
        bound(node.path("minimum"), value)
                .filter(minimum -> value.asDouble() < minimum)
                .ifPresent(
                        minimum -> outside(value, path, "should be greater than or equal to " + node.path("minimum")));
        bound(node.path("maximum"), value)
                .filter(maximum -> value.asDouble() > maximum)
                .ifPresent(maximum -> outside(value, path, "should be less than or equal to " + node.path("maximum")));
    }

    private static Optional<Double> bound(JsonNode bound, JsonNode value) {
        return bound.isNumber() && value.isNumber() ? Optional.of(bound.asDouble()) : Optional.empty();
    }

    private static List<String> quoted(JsonNode values) {
        return Json.elements(values).map(JsonNode::toString).toList();
    }

    private void outside(JsonNode value, String path, String rule) {
        wrong.add(Cause.invalid(path, value.toString(), path + " in body " + rule));
    }

    private void requireType(boolean fits, JsonNode value, String type, String path) {
        if (!fits) {
            wrong.add(new Cause(
                    "FieldValueTypeInvalid",
                    path,
                    "Invalid value: \"" + nameOfType(value) + "\": " + path + " in body must be of type " + type
                            + ": \"" + nameOfType(value) + "\""));
        }
    }

    private static String nameOfType(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case OBJECT -> "object";
            case STRING -> "string";
            case BINARY, MISSING, NULL, POJO -> "null";
        };
    }
}
