package zeroth.queueproxy.http.telemetry;

/**
 * Something that is known of what is measured or traced, as OpenTelemetry has it.
 *
 * @param value as text, whatever its kind
 */
public record Attribute(String name, String value, Kind kind) {
    public static Attribute of(String name, String value) {
        return new Attribute(name, value, Kind.TEXT);
    }

    static Attribute of(String name, int value) {
        return new Attribute(name, Integer.toString(value), Kind.NUMBER);
    }

    static Attribute whether(String name) {
        return new Attribute(name, "true", Kind.TRUTH);
    }

    /** As Prometheus' text has it. */
    String label() {
        return name.replace('.', '_') + "=\"" + escaped() + "\"";
    }

    /** As OTLP has it. */
    Protobuf protobuf() {
        Protobuf any = new Protobuf();
        return new Protobuf()
                .text(1, name)
                .message(
                        2,
                        switch (kind) {
                            case TEXT -> any.text(1, value);
                            case TRUTH -> any.number(2, 1);
                            case NUMBER -> any.number(3, Long.parseLong(value));
                        });
    }

    private String escaped() {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** What a value is. */
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH
    }
}
