package zeroth.function.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Attributes;

/**
 * The span of what runs here, as OpenTelemetry in Quarkus tells it to log lines: so it is known without any module of
 * OpenTelemetry's.
 */
public record Span(String trace, String id, String flags) {
    private static final String EXTENSION = "traceparent";
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

    public static Optional<Span> current() {
        return of(MDC::get);
    }

    /** What a log line's fields say. */
    static Optional<Span> of(Function<String, @Nullable Object> fields) {
        return field(fields, "traceId")
                .filter(trace -> TRACE.matcher(trace).matches())
                .flatMap(trace -> field(fields, "spanId")
                        .filter(id -> ID.matcher(id).matches())
                        .map(id -> new Span(trace, id, flags(fields))));
    }

    /** What an event that is made in this span says of it, by CloudEvents' distributed tracing. */
    public Map<String, String> extension() {
        return Map.of(EXTENSION, "00-%s-%s-%s".formatted(trace, id, flags));
    }

    /** The same as if it came from this span, unless it is of another trace: that one would be lost. */
    Attributes continuing(Attributes event) {
        return event.value(EXTENSION).filter(parent -> !isOfThisTrace(parent)).isPresent()
                ? event
                : event.with(extension());
    }

    private boolean isOfThisTrace(String parent) {
        return parent.contains("-" + trace + "-");
    }

    private static String flags(Function<String, @Nullable Object> fields) {
        return field(fields, "sampled").filter("true"::equals).isPresent() ? "01" : "00";
    }

    private static Optional<String> field(Function<String, @Nullable Object> fields, String name) {
        return Optional.ofNullable(fields.apply(name)).map(Object::toString);
    }
}
