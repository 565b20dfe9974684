package zeroth.queueproxy.http.telemetry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C's trace context: the trace that a request belongs to, and the span that called us, in hexadecimal digits.
 *
 * @param flags the last bit of which says that the trace is kept
 */
record TraceContext(String trace, String span, int flags) {
    static final int SAMPLED = 1;

    private static final Pattern HEADER =
            Pattern.compile("(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int HEXADECIMAL = 16;

    /** What {@code traceparent} says; nothing if it is not well-formed. */
    static Optional<TraceContext> parse(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher parts = HEADER.matcher(header);
        return parts.matches()
                ? Optional.of(
                        new TraceContext(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3), HEXADECIMAL)))
                : Optional.empty();
    }

    boolean sampled() {
        return (flags & SAMPLED) != 0;
    }

    String header() {
        return "00-%s-%s-%02x".formatted(trace, span, flags);
    }
}
