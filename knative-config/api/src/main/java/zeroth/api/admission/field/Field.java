package zeroth.api.admission.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in an object, whether something is there or not.
 *
 * @param path from the object, as {@code spec.template.spec.containers[0].image}
 */
public record Field(String path, JsonNode node) {
    /** The object itself. */
    public static Field root(JsonNode object) {
        return new Field("", object);
    }

    public Field at(String name) {
        return new Field(pathOf(name), node.path(name));
    }

    /** A place several steps down. */
    public Field at(String first, String... rest) {
        Field field = at(first);
        for (String name : rest) {
            field = field.at(name);
        }
        return field;
    }

    /** The items of a list. */
    public List<Field> items() {
        return IntStream.range(0, node.isArray() ? node.size() : 0)
                .mapToObj(i -> new Field(path + "[" + i + "]", node.path(i)))
                .toList();
    }

    /** The members of an object. */
    public Stream<Field> members() {
        return node.properties().stream().map(entry -> new Field(pathOf(entry.getKey()), entry.getValue()));
    }

    /** Not missing, not null. */
    public boolean isSet() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Something is there that is not its type's zero value: upstream's Go cannot tell the two apart. */
    public boolean isFilled() {
        return switch (node.getNodeType()) {
            case MISSING, NULL -> false;
            case STRING -> !node.asText().isEmpty();
            case BOOLEAN -> node.asBoolean();
            case NUMBER -> node.decimalValue().signum() != 0;
            case ARRAY -> !node.isEmpty();
            case OBJECT, BINARY, POJO -> true;
        };
    }

    /** Its text, empty if there is none. */
    public String text() {
        return isSet() ? node.asText() : "";
    }

    public OptionalLong number() {
        return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }

    public boolean isTrue() {
        return node.asBoolean(false);
    }

    /** A map of texts, as labels are. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The field, if it is set. */
    public Optional<Field> ifSet() {
        return isSet() ? Optional.of(this) : Optional.empty();
    }

    /** The path of something below. */
    public String pathOf(String name) {
        return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
    }
}
