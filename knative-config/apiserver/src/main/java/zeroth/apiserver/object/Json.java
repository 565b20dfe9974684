package zeroth.apiserver.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Text and trees of JSON. */
public final class Json {
    /** Deeper documents are refused: they would cost stack, and no kind needs them. */
    private static final int DEEPEST = 200;

    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode array(List<String> texts) {
        var array = array();
        texts.forEach(array::add);
        return array;
    }

    /** What a client sent. */
    public static JsonNode fromClient(byte[] text) {
        try {
            var tree = MAPPER.readTree(text);
            if (tree == null || tree instanceof MissingNode) {
                throw new MalformedJsonException("there is no text");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode objectFromClient(byte[] text) {
        if (fromClient(text) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedJsonException("it is no JSON object");
    }

    /** What we wrote ourselves. */
    public static ObjectNode trusted(byte[] text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("stored text is no JSON", e);
        }
    }

    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Follows field names; a missing node when one is not there. */
    public static JsonNode at(JsonNode from, String... path) {
        var node = from;
        for (String name : path) {
            node = node.path(name);
        }
        return node;
    }

    /** The object at a field, made when it is not there or is no object. */
    public static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    public static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The names of an object's fields, apart from it, so that it may change meanwhile. */
    public static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    public static List<String> texts(JsonNode array) {
        return elements(array).map(JsonNode::asText).toList();
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // 1.0 stays 1.0, and a long number is not rounded.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }
}
