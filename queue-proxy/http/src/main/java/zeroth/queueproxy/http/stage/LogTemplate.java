package zeroth.queueproxy.http.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The template of a request log's lines: text with fields such as {@code {{.Request.Method}}} or
 * {@code {{js .Request.UserAgent}}}. Of Go's template language these two forms, which upstream's default uses, are known.
 * Immutable.
 */
public final class LogTemplate {
    /** The fields that a line has. */
    static final List<String> FIELDS = List.of(
            "Request.Method",
            "Request.RequestURI",
            "Request.ContentLength",
            "Request.UserAgent",
            "Request.RemoteAddr",
            "Request.Referer",
            "Request.Proto",
            "Request.Host",
            "Response.Code",
            "Response.Size",
            "Response.Latency",
            "Revision.Name",
            "Revision.Namespace",
            "Revision.Service",
            "Revision.Configuration",
            "Revision.PodName",
            "Revision.PodIP",
            "TraceID");

    private static final Pattern ACTION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("\\s*(js\\s+)?\\.([A-Za-z.]+)\\s*");

    /** Upstream's. */
    public static final LogTemplate DEFAULT = parse(
            "{\"httpRequest\": {\"requestMethod\": \"{{.Request.Method}}\", \"requestUrl\": \"{{js .Request.RequestURI}}\","
                    + " \"requestSize\": \"{{.Request.ContentLength}}\", \"status\": {{.Response.Code}},"
                    + " \"responseSize\": \"{{.Response.Size}}\", \"userAgent\": \"{{js .Request.UserAgent}}\","
                    + " \"remoteIp\": \"{{js .Request.RemoteAddr}}\", \"serverIp\": \"{{.Revision.PodIP}}\","
                    + " \"referer\": \"{{js .Request.Referer}}\", \"latency\": \"{{.Response.Latency}}s\","
                    + " \"protocol\": \"{{.Request.Proto}}\"}, \"traceId\": \"{{.TraceID}}\"}");

    private final List<Part> parts;

    private LogTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException naming what is not known
     */
    public static LogTemplate parse(String source) {
        List<Part> parts = new ArrayList<>();
        Matcher action = ACTION.matcher(source);
        int end = 0;
        while (action.find()) {
            parts.add(new Text(source.substring(end, action.start())));
            parts.add(field(action.group(1)));
            end = action.end();
        }
        parts.add(new Text(source.substring(end)));
        return new LogTemplate(parts);
    }

    /** One line; fields that have no value are empty. */
    public String render(Map<String, String> values) {
        StringBuilder line = new StringBuilder();
        parts.forEach(part -> line.append(part.render(values)));
        return line.toString();
    }

    private static Part field(String action) {
        Matcher field = FIELD.matcher(action);
        if (!field.matches() || !FIELDS.contains(field.group(2))) {
            throw new IllegalArgumentException(
                    "request log template: {{%s}} (expected: one of %s, alone or after js)".formatted(action, FIELDS));
        }
        return field.group(1) == null ? new Plain(field.group(2)) : new Escaped(field.group(2));
    }

    private sealed interface Part {
        String render(Map<String, String> values);
    }

    private record Text(String text) implements Part {
        @Override
        public String render(Map<String, String> values) {
            return text;
        }
    }

    private record Plain(String field) implements Part {
        @Override
        public String render(Map<String, String> values) {
            return values.getOrDefault(field, "");
        }
    }

    /** As Go's {@code js} does. */
    private record Escaped(String field) implements Part {
        @Override
        public String render(Map<String, String> values) {
            StringBuilder escaped = new StringBuilder();
            values.getOrDefault(field, "").chars().forEach(c -> escaped.append(escape((char) c)));
            return escaped.toString();
        }

        private static String escape(char c) {
            return switch (c) {
                case '\\' -> "\\\\";
                case '\'' -> "\\'";
                case '"' -> "\\\"";
                case '<', '>', '&', '=' -> unicode(c);
                default -> c < ' ' ? unicode(c) : String.valueOf(c);
            };
        }

        private static String unicode(char c) {
            return "\\u%04X".formatted((int) c);
        }
    }
}
