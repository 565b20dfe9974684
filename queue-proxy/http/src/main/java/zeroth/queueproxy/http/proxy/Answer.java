package zeroth.queueproxy.http.proxy;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An answer that the platform itself gives. */
public record Answer(int status, List<Map.Entry<String, String>> headers, String body) {
    private static final List<Map.Entry<String, String>> PLAIN_TEXT =
            List.of(Map.entry("Content-Type", "text/plain; charset=utf-8"));
    private static final List<Map.Entry<String, String>> ERROR = List.of(
            Map.entry("Content-Type", "text/plain; charset=utf-8"), Map.entry("X-Content-Type-Options", "nosniff"));

    public Answer {
        headers = List.copyOf(headers);
    }

    /** Plain text. */
    public static Answer text(int status, String body) {
        return new Answer(status, PLAIN_TEXT, body);
    }

    /** An error as Go's {@code http.Error} writes it: the sentence on a line of its own. */
    public static Answer error(int status, String sentence) {
        return new Answer(status, ERROR, sentence + "\n");
    }

    /** No body. */
    public static Answer empty(int status) {
        return new Answer(status, List.of(), "");
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        return new Answer(
                status,
                Stream.concat(headers.stream(), Stream.of(Map.entry(name, value)))
                        .toList(),
                body);
    }

    void writeHeaders(MultiMap target) {
        headers.forEach(header -> target.set(header.getKey(), header.getValue()));
    }
}
