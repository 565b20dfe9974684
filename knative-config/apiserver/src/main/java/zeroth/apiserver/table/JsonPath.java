package zeroth.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zeroth.apiserver.object.Json;

/**
 * The JSONPath of printer columns: field names, {@code ['quoted\.names']}, {@code [0]}, {@code [*]} and
 * {@code [?(@.type=="Ready")]}.
 */
public record JsonPath(List<Step> steps) {
    private static final Pattern STEP =
            Pattern.compile("\\.?\\[\\?\\(@\\.(?<key>[\\w.]+)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\)]"
                    + "|\\.?\\['(?<quoted>[^']*)']|\\.?\\[\"(?<doubly>[^\"]*)\"]"
                    + "|\\.?\\[(?<index>\\d+)]|\\.?\\[(?<all>\\*)]"
                    + "|\\.(?<name>(?:[^.\\[\\\\]|\\\\.)+)");

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /** An unreadable rest finds nothing. */
    public static JsonPath parse(String text) {
        var steps = new ArrayList<Step>();
        var matcher = STEP.matcher(text.startsWith(".") || text.startsWith("[") ? text : "." + text);
        while (matcher.lookingAt()) {
            steps.add(step(matcher));
            matcher.region(matcher.end(), matcher.regionEnd());
        }
        if (matcher.regionStart() < matcher.regionEnd()) {
            steps.add(new Step.Nothing());
        }
        return new JsonPath(steps);
    }

    /** The first that is found, else a missing node. */
    public JsonNode first(JsonNode root) {
        var found = List.of(root);
        for (var step : steps) {
            found = found.stream().flatMap(node -> step.from(node).stream()).toList();
        }
        return found.isEmpty() ? MissingNode.getInstance() : found.getFirst();
    }

    private static Step step(Matcher matcher) {
        if (matcher.group("key") != null) {
            return new Step.Where(List.of(matcher.group("key").split("\\.")), matcher.group("value"));
        }
        if (matcher.group("index") != null) {
            return new Step.Index(Integer.parseInt(matcher.group("index")));
        }
        if (matcher.group("all") != null) {
            return new Step.All();
        }
        for (var group : List.of("quoted", "doubly", "name")) {
            var name = matcher.group(group);
            if (name != null) {
                return new Step.Field(name.replace("\\.", "."));
            }
        }
        return new Step.Nothing();
    }

    sealed interface Step {
        List<JsonNode> from(JsonNode node);

        record Field(String name) implements Step {
            @Override
            public List<JsonNode> from(JsonNode node) {
                return node.has(name) ? List.of(node.path(name)) : List.of();
            }
        }

        record Index(int at) implements Step {
            @Override
            public List<JsonNode> from(JsonNode node) {
                return node.has(at) ? List.of(node.path(at)) : List.of();
            }
        }

        record All() implements Step {
            @Override
            public List<JsonNode> from(JsonNode node) {
                return Json.elements(node).toList();
            }
        }

        record Where(List<String> key, String value) implements Step {
            public Where {
                key = List.copyOf(key);
            }

            @Override
            public List<JsonNode> from(JsonNode node) {
                return Json.elements(node)
                        .filter(element -> Json.at(element, key.toArray(String[]::new))
                                .asText()
                                .equals(value))
                        .toList();
            }
        }

        record Nothing() implements Step {
            @Override
            public List<JsonNode> from(JsonNode node) {
                return List.of();
            }
        }
    }
}
