package zeroth.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Json;
import zeroth.apiserver.store.Stored;
import zeroth.apiserver.watch.Presentation;

/** The Tables of one kind; a {@link Presentation} where each event carries a Table of one row. */
public record Tables(Kind kind, Rows rows, InstantSource clock) implements Presentation {
    private static final String NAME_DESCRIPTION =
            "Name must be unique within a namespace. Is required when creating resources.";

    /** What of an object goes with its row. */
    public enum Rows {
        NAMES,
        METADATA,
        OBJECTS;

        public static Rows of(Optional<String> includeObject) {
            return switch (includeObject.orElse("Metadata")) {
                case "None" -> NAMES;
                case "Object" -> OBJECTS;
                default -> METADATA;
            };
        }
    }

    public ObjectNode of(List<Stored> objects, ObjectNode metadata) {
        var table = table(metadata);
        var array = table.putArray("rows");
        objects.forEach(object -> addRow(array, object.tree()));
        return table;
    }

    @Override
    public byte[] of(Stored object) {
        var metadata = Json.object().put("resourceVersion", Long.toString(object.revision()));
        return Json.bytes(of(List.of(object), metadata));
    }

    @Override
    public byte[] bookmark(ObjectNode bare) {
        return Json.bytes(of(List.of(), Json.child(bare, "metadata")));
    }

    private ObjectNode table(ObjectNode metadata) {
        var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", metadata);
        var columns = table.putArray("columnDefinitions");
        columns.addObject()
                .put("name", "Name")
                .put("type", "string")
                .put("format", "name")
                .put("description", NAME_DESCRIPTION)
                .put("priority", 0);
        kind.columns()
                .forEach(column -> columns.addObject()
                        .put("name", column.name())
                        // A date arrives as an age, which is text.
                        .put("type", column.type().equals("date") ? "string" : column.type())
                        .put("format", "")
                        .put("description", column.description())
                        .put("priority", column.priority()));
        return table;
    }

    private void addRow(ArrayNode array, ObjectNode object) {
        var row = array.addObject();
        var cells =
                row.putArray("cells").add(Json.at(object, "metadata", "name").asText());
        var now = clock.instant();
        kind.columns().forEach(column -> cells.add(column.cell().of(object, now)));
        attachment(object).forEach(row::set);
    }

    private Map<String, JsonNode> attachment(ObjectNode object) {
        return switch (rows) {
            case NAMES -> Map.of();
            case OBJECTS -> Map.of("object", object);
            case METADATA -> Map.of("object", metadataOf(object));
        };
    }

    private static ObjectNode metadataOf(ObjectNode object) {
        var part = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        part.set("metadata", object.path("metadata"));
        return part;
    }
}
