package zeroth.queueproxy.http.telemetry;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A piece of work within a trace.
 *
 * @param id its own, and that of the one that it is part of, which is empty for the first of a trace
 * @param attributes what is known of it
 * @param result whether it came to what it was for
 */
record Span(
        String trace,
        String id,
        String parent,
        String name,
        Kind kind,
        Instant begun,
        Instant ended,
        List<Attribute> attributes,
        Result result) {
    private static final long NANOS = 1_000_000_000;
    private static final int ERROR = 2;

    Span {
        attributes = List.copyOf(attributes);
    }

    /** As OTLP writes it. */
    Protobuf protobuf() {
        Protobuf span = new Protobuf()
                .bytes(1, HexFormat.of().parseHex(trace))
                .bytes(2, HexFormat.of().parseHex(id));
        if (!parent.isEmpty()) {
            span.bytes(4, HexFormat.of().parseHex(parent));
        }
        span.text(5, name).number(6, kind.number).fixed64(7, nanos(begun)).fixed64(8, nanos(ended));
        attributes.forEach(attribute -> span.message(9, attribute.protobuf()));
        return switch (result) {
            case AS_MEANT -> span;
            case FAILED -> span.message(15, new Protobuf().number(3, ERROR));
        };
    }

    /** As OTLP writes a time. */
    static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }

    /** Whose work it is. */
    enum Kind {
        INTERNAL(1),
        SERVER(2),
        CLIENT(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** Whether it came to what it was for; of what did, nothing is said. */
    enum Result {
        AS_MEANT,
        FAILED;

        static Result failedIf(boolean failed) {
            return failed ? FAILED : AS_MEANT;
        }
    }
}
