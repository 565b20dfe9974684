package zeroth.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A view of one object's {@code metadata}; reads and writes through. Confined to whoever owns the object. */
public record Metadata(ObjectNode node) {

    public static Metadata of(ObjectNode object) {
        return new Metadata(Json.child(object, "metadata"));
    }

    public String name() {
        return text("name");
    }

    public String namespace() {
        return text("namespace");
    }

    public String uid() {
        return text("uid");
    }

    public String resourceVersion() {
        return text("resourceVersion");
    }

    public long generation() {
        return node.path("generation").asLong();
    }

    public boolean isBeingDeleted() {
        return node.path("deletionTimestamp").isTextual();
    }

    public List<String> finalizers() {
        return Json.texts(node.path("finalizers"));
    }

    public boolean hasFinalizers() {
        return !finalizers().isEmpty();
    }

    public Map<String, String> labels() {
        return strings(node.path("labels"));
    }

    public Metadata set(String field, String value) {
        node.put(field, value);
        return this;
    }

    public Metadata setGeneration(long generation) {
        node.put("generation", generation);
        return this;
    }

    /** Removes the field when {@code finalizers} is empty, as Kubernetes does. */
    public Metadata setFinalizers(List<String> finalizers) {
        if (finalizers.isEmpty()) {
            node.remove("finalizers");
        } else {
            node.set("finalizers", Json.array(finalizers));
        }
        return this;
    }

    public Metadata setTime(String field, Instant time) {
        return set(field, time.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Takes a field as another object has it, absent when it is absent there. */
    public Metadata takeFrom(Metadata other, String... fields) {
        for (String field : fields) {
            JsonNode value = other.node.get(field);
            if (value == null) {
                node.remove(field);
            } else {
                node.set(field, value.deepCopy());
            }
        }
        return this;
    }

    private String text(String field) {
        return node.path(field).asText("");
    }

    private static Map<String, String> strings(JsonNode object) {
        var strings = new HashMap<String, String>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }
}
