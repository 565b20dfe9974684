package zeroth.api.kind;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The fields of a kind: a structural OpenAPI v3 schema, read off the class that clients use. Immutable. */
public final class Schema {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ANYTHING = "x-kubernetes-preserve-unknown-fields";

    private final ObjectNode openApi;

    private Schema(ObjectNode openApi) {
        this.openApi = openApi;
    }

    /** Takes some milliseconds for a kind with a pod in it: keep it. */
    public static Schema of(Class<? extends HasMetadata> kind) {
        return new Schema(new Walk().schema(MAPPER.constructType(kind)));
    }

    /** A copy, for a client. */
    public ObjectNode openApi() {
        return openApi.deepCopy();
    }

    /** Paths of the fields that no such object has, as {@code spec.template.colour}. */
    public List<String> unknownFields(ObjectNode object) {
        List<String> unknown = new ArrayList<>();
        collect("", object, openApi, unknown);
        return List.copyOf(unknown);
    }

    /** Takes those fields out, as a Kubernetes API does with an object of a custom kind. */
    public void prune(ObjectNode object) {
        prune(object, openApi);
    }

    private static void collect(String path, JsonNode value, JsonNode schema, List<String> unknown) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                String place = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                if (isKnown(schema, entry.getKey())) {
                    collect(place, entry.getValue(), below(schema, entry.getKey()), unknown);
                } else {
                    unknown.add(place);
                }
            });
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(path + "[" + i + "]", value.path(i), schema.path("items"), unknown);
        }
    }

    private static void prune(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            object.properties().removeIf(entry -> !isKnown(schema, entry.getKey()));
            object.properties().forEach(entry -> prune(entry.getValue(), below(schema, entry.getKey())));
        }
        if (value.isArray()) {
            value.forEach(item -> prune(item, schema.path("items")));
        }
    }

    private static boolean isKnown(JsonNode schema, String name) {
        boolean describesFields = schema.has("properties");
        return !describesFields || schema.path("properties").has(name);
    }

    private static JsonNode below(JsonNode schema, String name) {
        return schema.has("properties") ? schema.path("properties").path(name) : schema.path("additionalProperties");
    }

    /** One reading of one class. A class inside itself is anything at all. Confined to its caller. */
    private static final class Walk {
        private final Deque<JavaType> open = new ArrayDeque<>();

        ObjectNode schema(JavaType type) {
            Class<?> raw = type.getRawClass();
            if (raw == IntOrString.class || raw == Quantity.class) {
                return node().put("x-kubernetes-int-or-string", true);
            }
            if (Map.class.isAssignableFrom(raw)) {
                ObjectNode map = typed("object");
                map.set("additionalProperties", schema(type.getContentType()));
                return map;
            }
            if (Collection.class.isAssignableFrom(raw)) {
                ObjectNode list = typed("array");
                list.set("items", schema(type.getContentType()));
                return list;
            }
            return isScalar(raw) ? scalar(raw) : bean(type);
        }

        private ObjectNode bean(JavaType type) {
            List<BeanPropertyDefinition> properties =
                    MAPPER.getSerializationConfig().introspect(type).findProperties();
            if (properties.isEmpty() || type.getRawClass().isInterface() || open.contains(type)) {
                return typed("object").put(ANYTHING, true);
            }
            open.push(type);
            ObjectNode bean = typed("object");
            ObjectNode fields = bean.putObject("properties");
            properties.stream()
                    .filter(property -> property.hasGetter() || property.hasField())
                    .forEach(property -> fields.set(property.getName(), schema(property.getPrimaryType())));
            open.pop();
            return bean;
        }

        private static boolean isScalar(Class<?> raw) {
            return raw == String.class
                    || raw == Boolean.class
                    || raw == boolean.class
                    || raw.isPrimitive()
                    || Number.class.isAssignableFrom(raw)
                    || raw.isEnum();
        }

        private static ObjectNode scalar(Class<?> raw) {
            if (raw == Integer.class || raw == int.class) {
                return typed("integer").put("format", "int32");
            }
            if (raw == Long.class || raw == long.class) {
                return typed("integer").put("format", "int64");
            }
            if (raw == Boolean.class || raw == boolean.class) {
                return typed("boolean");
            }
            return typed(Number.class.isAssignableFrom(raw) || raw.isPrimitive() ? "number" : "string");
        }

        private static ObjectNode typed(String type) {
            return node().put("type", type);
        }

        private static ObjectNode node() {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
