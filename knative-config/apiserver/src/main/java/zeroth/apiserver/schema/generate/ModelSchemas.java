package zeroth.apiserver.schema.generate;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import zeroth.apiserver.object.Json;

/** The schemas of model classes, as Jackson sees their properties. Confined to the build's one thread. */
final class ModelSchemas {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<Class<?>> TEXTS = Set.of(String.class, MicroTime.class);

    private final Map<String, ObjectNode> schemas = new TreeMap<>();
    private final Map<String, Class<?>> named = new LinkedHashMap<>();

    static JavaType javaType(Class<?> type) {
        return MAPPER.constructType(type);
    }

    static String apiVersionOf(Class<?> type) {
        return HasMetadata.getApiVersion(type.asSubclass(HasMetadata.class));
    }

    void addKind(JavaType type) {
        var schema = described(type, nameOf(type.getRawClass()));
        var group = HasMetadata.getGroup(type.getRawClass().asSubclass(HasMetadata.class));
        schema.putArray("x-kubernetes-group-version-kind")
                .addObject()
                .put("group", group)
                .put("version", HasMetadata.getVersion(type.getRawClass().asSubclass(HasMetadata.class)))
                .put("kind", HasMetadata.getKind(type.getRawClass()));
    }

    ObjectNode document() {
        var document = Json.object();
        schemas.forEach(document::set);
        return document;
    }

    private ObjectNode schema(JavaType type) {
        var raw = type.getRawClass();
        if (type.isMapLikeType()) {
            var map = typed("object");
            map.set("additionalProperties", schema(type.getContentType()));
            return map;
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            var list = typed("array");
            list.set("items", schema(type.getContentType()));
            return list;
        }
        return primitive(raw).orElseGet(() -> isOpen(raw) ? open() : reference(type));
    }

    private static Optional<ObjectNode> primitive(Class<?> raw) {
        if (TEXTS.contains(raw) || raw.isEnum() || Temporal.class.isAssignableFrom(raw)) {
            return Optional.of(typed("string"));
        }
        if (raw == Integer.class || raw == int.class) {
            return Optional.of(typed("integer").put("format", "int32"));
        }
        if (raw == Long.class || raw == long.class) {
            return Optional.of(typed("integer").put("format", "int64"));
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return Optional.of(typed("boolean"));
        }
        if (Number.class.isAssignableFrom(raw)) {
            return Optional.of(typed("number"));
        }
        if (raw == Quantity.class || raw == IntOrString.class) {
            return Optional.of(Json.object().put("x-kubernetes-int-or-string", true));
        }
        return Optional.empty();
    }

    /** Where anything may stand. */
    private static boolean isOpen(Class<?> raw) {
        return raw == Object.class
                || raw == KubernetesResource.class
                || raw == HasMetadata.class
                || raw.getSimpleName().equals("RawExtension")
                || raw.getSimpleName().equals("FieldsV1")
                || raw.getName().startsWith("com.fasterxml.jackson");
    }

    private ObjectNode reference(JavaType type) {
        var name = nameOf(type.getRawClass());
        described(type, name);
        return Json.object().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode described(JavaType type, String name) {
        var known = schemas.get(name);
        if (known != null) {
            return known;
        }
        var schema = typed("object");
        // Known before its properties are: they may refer to it.
        schemas.put(name, schema);
        properties(type, schema);
        return schema;
    }

    /** The class's own name, with its package's last word where two have the same. */
    private String nameOf(Class<?> raw) {
        var simple = raw.getSimpleName();
        if (named.computeIfAbsent(simple, none -> raw) == raw) {
            return simple;
        }
        return raw.getPackageName().replace("io.fabric8.", "") + "." + simple;
    }

    private void properties(JavaType type, ObjectNode schema) {
        var properties = schema.putObject("properties");
        for (var property : MAPPER.getSerializationConfig().introspect(type).findProperties()) {
            if (property.hasGetter() || property.hasField()) {
                properties.set(property.getName(), property(type, property));
            }
        }
    }

    private ObjectNode property(JavaType owner, BeanPropertyDefinition property) {
        var schema = schema(property.getPrimaryType());
        MergeKeys.of(owner.getRawClass().getSimpleName(), property.getName()).ifPresent(key -> {
            schema.put("x-kubernetes-patch-strategy", "merge");
            if (!key.isEmpty()) {
                schema.put("x-kubernetes-patch-merge-key", key);
            }
        });
        return schema;
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    private static ObjectNode open() {
        return Json.object().put("x-kubernetes-preserve-unknown-fields", true);
    }
}
