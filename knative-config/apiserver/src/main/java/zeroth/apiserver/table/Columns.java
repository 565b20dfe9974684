package zeroth.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Function;
import zeroth.apiserver.kind.Column;

/** Makes columns. */
public final class Columns {
    private Columns() {}

    public static Column age() {
        return new Column("Age", "date", cell("date", ".metadata.creationTimestamp"));
    }

    /** What a JSONPath finds; nothing becomes an empty cell, a time becomes an age. */
    public static Column.Cell cell(String type, String path) {
        var parsed = JsonPath.parse(path);
        return (object, now) -> {
            var found = parsed.first(object);
            if (found.isMissingNode() || found.isNull()) {
                return NullNode.instance;
            }
            return type.equals("date") ? TextNode.valueOf(Age.since(found.asText(), now)) : typed(type, found);
        };
    }

    static Column path(String name, String type, String path) {
        return new Column(name, type, cell(type, path));
    }

    static Column text(String name, Function<JsonNode, String> text) {
        return new Column(name, "string", (object, now) -> TextNode.valueOf(text.apply(object)));
    }

    static Column number(String name, Function<JsonNode, Integer> number) {
        return new Column(name, "integer", (object, now) -> LongNode.valueOf(number.apply(object)));
    }

    private static JsonNode typed(String type, JsonNode found) {
        return switch (type) {
            case "integer", "number", "boolean" -> found;
            default -> found.isValueNode() ? TextNode.valueOf(found.asText()) : TextNode.valueOf(found.toString());
        };
    }
}
