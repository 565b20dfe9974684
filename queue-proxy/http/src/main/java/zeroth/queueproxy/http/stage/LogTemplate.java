package zeroth.queueproxy.http.stage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template of a request log's lines: text with fields such as {@code {{.Request.Method}}}, and with headers as
 * {@code {{index .Request.Header "X"}}} or {@code {{.Request.Header.Get "X"}}}; {@code js} before a field escapes it. Of
 * Go's template language this is what upstream's default and its documentation use. Immutable.
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
            "Request.TLS",
            "Request.URL",
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
    private static final Pattern FIELD = Pattern.compile("(js\\s+)?\\.([A-Za-z.]+)");
    private static final Pattern HEADER = Pattern.compile("(js\\s+)?\\(?\\.Request\\.Header\\.Get\\s+\"([^\"]+)\"\\)?");
    private static final Pattern VALUES =
            Pattern.compile("(js\\s+)?\\(?index\\s+\\.Request\\.Header\\s+\"([^\"]+)\"\\)?");

    /** Upstream's. */
    public static final LogTemplate DEFAULT = parse(
            "{\"httpRequest\": {\"requestMethod\": \"{{.Request.Method}}\", \"requestUrl\": \"{{js .Request.RequestURI}}\","
                    + " \"requestSize\": \"{{.Request.ContentLength}}\", \"status\": {{.Response.Code}},"
                    + " \"responseSize\": \"{{.Response.Size}}\", \"userAgent\": \"{{js .Request.UserAgent}}\","
                    + " \"remoteIp\": \"{{js .Request.RemoteAddr}}\", \"serverIp\": \"{{.Revision.PodIP}}\","
                    + " \"referer\": \"{{js .Request.Referer}}\", \"latency\": \"{{.Response.Latency}}s\","
                    + " \"protocol\": \"{{.Request.Proto}}\"}, \"traceId\": \"{{.TraceID}}\"}");

    private final List<LogPart> parts;
    private final Set<String> headers;

    private LogTemplate(List<LogPart> parts, Set<String> headers) {
        this.parts = List.copyOf(parts);
        this.headers = Set.copyOf(headers);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException naming what is not known
     */
    public static LogTemplate parse(String source) {
        List<LogPart> parts = new ArrayList<>();
        Set<String> headers = new HashSet<>();
        Matcher action = ACTION.matcher(source);
        int end = 0;
        while (action.find()) {
            parts.add(new LogPart.Text(source.substring(end, action.start())));
            parts.add(part(action.group(1).strip(), headers));
            end = action.end();
        }
        parts.add(new LogPart.Text(source.substring(end)));
        return new LogTemplate(parts, headers);
    }

    /** One line; fields that have no value are empty. */
    public String render(Map<String, String> values) {
        StringBuilder line = new StringBuilder();
        parts.forEach(part -> line.append(part.render(values)));
        return line.toString();
    }

    /** The first value of a header, as a field. */
    static String first(String header) {
        return "Request.Header.Get " + header;
    }

    /** All values of a header, as a field. */
    static String all(String header) {
        return "Request.Header " + header;
    }

    /** The headers of a request that lines show. */
    Set<String> headers() {
        return headers;
    }

    private static LogPart part(String action, Set<String> headers) {
        Matcher field = FIELD.matcher(action);
        if (field.matches() && FIELDS.contains(field.group(2))) {
            return part(field.group(1), field.group(2));
        }
        Matcher header = HEADER.matcher(action);
        if (header.matches()) {
            headers.add(header.group(2));
            return part(header.group(1), first(header.group(2)));
        }
        Matcher values = VALUES.matcher(action);
        if (values.matches()) {
            headers.add(values.group(2));
            return part(values.group(1), all(values.group(2)));
        }
        throw new IllegalArgumentException(
                "request log template: {{%s}} (expected: one of %s, or a header, alone or after js)"
                        .formatted(action, FIELDS));
    }

    private static LogPart part(@Nullable String js, String field) {
        return js == null ? new LogPart.Plain(field) : new LogPart.Escaped(field);
    }
}
