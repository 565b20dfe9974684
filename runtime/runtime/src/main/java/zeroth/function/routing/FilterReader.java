package zeroth.function.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import zeroth.function.routing.Filter.Comparison;

/**
 * Reads filters as a Knative Trigger has them: {@code spec.filters} (an array), one of its elements, or the older {@code
 * spec.filter} (an object with {@code attributes}, of which an empty value is any). JSON, because YAML's are objects too.
 */
public record FilterReader(CesqlDialect cesql) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    /**
     * Reads a filter.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public Filter read(String json) {
        if (json.isBlank()) {
            return Filter.any();
        }
        try {
            var node = MAPPER.readTree(json);
            return node.isArray() ? new Filter.All(many(node)) : one(node);
        } catch (IOException e) {
            throw new IllegalArgumentException("filters: " + json + " (expected: JSON, as in a Trigger)", e);
        }
    }

    private List<Filter> many(JsonNode array) {
        require(array.isArray(), array, "an array of filters");
        return StreamSupport.stream(array.spliterator(), false).map(this::one).toList();
    }

    private Filter one(JsonNode filter) {
        require(filter.isObject() && filter.size() == 1, filter, "an object with one dialect");
        var dialect = filter.properties().iterator().next();
        var content = dialect.getValue();
        return switch (dialect.getKey()) {
            case "exact" -> attributes(Comparison.EXACT, content);
            case "prefix" -> attributes(Comparison.PREFIX, content);
            case "suffix" -> attributes(Comparison.SUFFIX, content);
            case "all" -> new Filter.All(many(content));
            case "any" -> new Filter.Any(many(content));
            case "not" -> new Filter.Not(one(content));
            case "cesql" -> cesql(content);
            case "attributes" -> older(content);
            case String unknown ->
                throw refused(filter, "exact, prefix, suffix, all, any, not or cesql, not " + unknown);
        };
    }

    private Filter cesql(JsonNode content) {
        require(content.isTextual(), content, "an expression");
        return new Filter.Cesql(content.textValue(), cesql.compile(content.textValue()));
    }

    private static Filter attributes(Comparison comparison, JsonNode content) {
        var values = values(content);
        require(!values.isEmpty() && !values.containsValue(""), content, "attributes with values");
        return Filter.Attribute.all(comparison, values);
    }

    private static Filter older(JsonNode content) {
        var values = values(content);
        values.values().removeIf(String::isEmpty);
        return Filter.exactly(values);
    }

    private static Map<String, String> values(JsonNode content) {
        require(content.isObject(), content, "an object of attributes");
        var values = new TreeMap<String, String>();
        for (var entry : content.properties()) {
            require(NAME.matcher(entry.getKey()).matches(), content, "names of a-z and 0-9");
            require(entry.getValue().isTextual(), content, "strings");
            values.put(entry.getKey(), entry.getValue().textValue());
        }
        return values;
    }

    private static void require(boolean kept, JsonNode filter, String rule) {
        if (!kept) {
            throw refused(filter, rule);
        }
    }

    private static IllegalArgumentException refused(JsonNode filter, String rule) {
        return new IllegalArgumentException("filter: %s (expected: %s)".formatted(filter, rule));
    }
}
