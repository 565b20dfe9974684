package zeroth.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;

/** The schemas of all kinds. Documents are read at first need, since a start should not wait for them. Thread-safe. */
public final class Schemas {
    private static final String METADATA = "ObjectMeta";

    private final Map<String, ObjectNode> documents = new ConcurrentHashMap<>();
    private final Map<String, Schema> defined = new ConcurrentHashMap<>();

    /** A custom kind's own. */
    public void define(Kind kind, JsonNode schema) {
        defined.put(nameOf(kind), Schema.custom(schema));
    }

    public void forget(Kind kind) {
        defined.remove(nameOf(kind));
    }

    /** Empty when nothing is known of the kind: then everything is allowed. */
    public Optional<Schema> of(Kind kind) {
        var own = defined.get(nameOf(kind));
        if (own != null) {
            return Optional.of(own);
        }
        var components = components(kind.apiVersion());
        var schema = components.path(kind.name());
        return schema.isMissingNode() ? Optional.empty() : Optional.of(Schema.resolved(schema, components));
    }

    /** Of the {@code metadata} of any object. */
    public Schema ofMetadata() {
        var components = components("v1");
        return Schema.resolved(components.path(METADATA), components);
    }

    /** All schemas of a group and version that the build made, by name; none for those of custom kinds. */
    public JsonNode components(String apiVersion) {
        return documents.computeIfAbsent(apiVersion, Schemas::read);
    }

    private static String nameOf(Kind kind) {
        return kind.apiVersion() + "/" + kind.resource().plural();
    }

    private static ObjectNode read(String apiVersion) {
        try (var text = Schemas.class.getResourceAsStream(fileOf(apiVersion))) {
            return text == null ? Json.object() : Json.trusted(text.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String fileOf(String apiVersion) {
        return apiVersion.replace('/', '_') + ".json";
    }
}
