package zeroth.api.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template such as {@code {{.Name}}.{{index .Labels "team"}}.{{.Domain}}}: fields and map entries, which is what
 * Knative's documentation shows. Control structures are refused.
 */
public final class GoTemplate {
    private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}");
    private static final Pattern FIELD = Pattern.compile("\\.([A-Za-z]+)");
    private static final Pattern MEMBER = Pattern.compile("\\.(Labels|Annotations)\\.([A-Za-z0-9_]+)");
    private static final Pattern INDEX = Pattern.compile("index \\.(Labels|Annotations) \"([^\"]*)\"");

    private final String source;
    private final List<Part> parts;

    private GoTemplate(String source, List<Part> parts) {
        this.source = source;
        this.parts = parts;
    }

    /** Fails with {@link IllegalArgumentException}, whose message is for people. */
    public static GoTemplate parse(String source) {
        List<Part> parts = new ArrayList<>();
        Matcher action = ACTION.matcher(source);
        int end = 0;
        while (action.find()) {
            parts.add(new Literal(literal(source, source.substring(end, action.start()))));
            parts.add(part(source, action.group(1)));
            end = action.end();
        }
        parts.add(new Literal(literal(source, source.substring(end))));
        return new GoTemplate(source, List.copyOf(parts));
    }

    /** What it makes of these values; a field that is not there fails with {@link IllegalArgumentException}. */
    public String render(Values values) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(render(part, values)));
        return text.toString();
    }

    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GoTemplate that && that.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }

    private static String literal(String source, String text) {
        if (text.contains("{{")) {
            throw new IllegalArgumentException("template " + GoText.quote(source) + ": unclosed action");
        }
        return text;
    }

    private static Part part(String source, String action) {
        Matcher field = FIELD.matcher(action);
        if (field.matches()) {
            return new Field(field.group(1));
        }
        for (Pattern pattern : List.of(MEMBER, INDEX)) {
            Matcher entry = pattern.matcher(action);
            if (entry.matches()) {
                return new Entry(entry.group(1), entry.group(2));
            }
        }
        throw new IllegalArgumentException(
                "template " + GoText.quote(source) + ": {{" + action + "}} is not supported");
    }

    private static String render(Part part, Values values) {
        return switch (part) {
            case Literal literal -> literal.text();
            case Field field -> values.field(field.name());
            case Entry entry -> values.map(entry.map()).getOrDefault(entry.key(), "");
        };
    }

    /**
     * What a template speaks of.
     *
     * @param fields by name, as {@code Name}, {@code Namespace}, {@code Domain}, {@code Tag}
     */
    public record Values(Map<String, String> fields, Map<String, String> labels, Map<String, String> annotations) {
        public Values {
            fields = Map.copyOf(fields);
            labels = Map.copyOf(labels);
            annotations = Map.copyOf(annotations);
        }

        public static Values of(Map<String, String> fields) {
            return new Values(fields, Map.of(), Map.of());
        }

        private String field(String name) {
            String value = fields.get(name);
            if (value == null) {
                throw new IllegalArgumentException("can't evaluate field " + name);
            }
            return value;
        }

        private Map<String, String> map(String name) {
            return name.equals("Labels") ? labels : annotations;
        }
    }

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Field(String name) implements Part {}

    private record Entry(String map, String key) implements Part {}
}
