package zeroth.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import zeroth.apiserver.object.Json;

/** One node of a schema, and the document that its references lead into. Immutable as long as nobody writes to the nodes. */
public record Schema(JsonNode node, JsonNode components) {
    private static final String REFERENCE = "#/components/schemas/";

    /** A schema that allows everything. */
    public static Schema open() {
        return custom(Json.object().put("x-kubernetes-preserve-unknown-fields", true));
    }

    /** A schema that needs no other document. */
    static Schema custom(JsonNode node) {
        return new Schema(node, Json.object());
    }

    /** Follows a reference, if it is one. */
    static Schema resolved(JsonNode node, JsonNode components) {
        var reference = node.path("$ref").asText("");
        return reference.isEmpty()
                ? new Schema(node, components)
                : resolved(components.path(reference.substring(REFERENCE.length())), components);
    }

    public Optional<Schema> property(String name) {
        var property = node.path("properties").path(name);
        return property.isMissingNode() ? Optional.empty() : Optional.of(resolved(property, components));
    }

    /** Of the values of a map, where the fields have no names of their own. */
    public Optional<Schema> values() {
        var values = node.path("additionalProperties");
        return values.isObject() ? Optional.of(resolved(values, components)) : Optional.empty();
    }

    public Optional<Schema> items() {
        var items = node.path("items");
        return items.isObject() ? Optional.of(resolved(items, components)) : Optional.empty();
    }

    boolean keepsUnknownFields() {
        return node.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                || node.path("additionalProperties").asBoolean()
                || node.path("x-kubernetes-embedded-resource").asBoolean();
    }

    boolean isIntOrString() {
        return node.path("x-kubernetes-int-or-string").asBoolean();
    }

    /** Empty where any type will do. */
    Optional<String> type() {
        return Optional.of(node.path("type").asText("")).filter(type -> !type.isEmpty());
    }

    /** By which field the elements of a list are told apart when lists are merged. */
    public Optional<String> mergeKey() {
        return Optional.of(node.path("x-kubernetes-patch-merge-key").asText("")).filter(key -> !key.isEmpty());
    }

    /** Whether a patch adds to this list instead of replacing it. */
    public boolean isMergedList() {
        return node.path("x-kubernetes-patch-strategy").asText("").contains("merge");
    }
}
