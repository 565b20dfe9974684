package zeroth.function;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds an event to return. Confined to its caller; may be used again after {@code build}. */
public final class CloudEventBuilder {
    private static final String JSON = "application/json";
    private static final String OCTETS = "application/octet-stream";

    private @Nullable String specVersion;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String source;
    private @Nullable String subject;
    private @Nullable OffsetDateTime time;
    private @Nullable String dataSchema;
    private Map<String, String> extensions = Map.of();

    private CloudEventBuilder() {}

    public static CloudEventBuilder create() {
        return new CloudEventBuilder();
    }

    public CloudEventBuilder specVersion(String specVersion) {
        if (!specVersion.startsWith("1.")) {
            throw new IllegalArgumentException("specVersion: " + specVersion + " (expected: 1.x)");
        }
        this.specVersion = specVersion;
        return this;
    }

    public CloudEventBuilder id(String id) {
        this.id = id;
        return this;
    }

    public CloudEventBuilder type(String type) {
        this.type = type;
        return this;
    }

    public CloudEventBuilder source(String source) {
        this.source = source;
        return this;
    }

    public CloudEventBuilder subject(String subject) {
        this.subject = subject;
        return this;
    }

    public CloudEventBuilder time(OffsetDateTime time) {
        this.time = time;
        return this;
    }

    public CloudEventBuilder dataSchema(String dataSchema) {
        this.dataSchema = dataSchema;
        return this;
    }

    public CloudEventBuilder extensions(Map<String, String> extensions) {
        this.extensions = Map.copyOf(extensions);
        return this;
    }

    /** An event whose data is sent as it is. */
    public CloudEvent<byte[]> build(byte[] data, String dataContentType) {
        return event(dataContentType, data);
    }

    /** An event whose data is sent as JSON; bytes are sent as they are. */
    public <T> CloudEvent<T> build(T data) {
        return event(data instanceof byte[] ? OCTETS : JSON, data);
    }

    /** An event without data. */
    public CloudEvent<Void> build() {
        return event(null, null);
    }

    private <T> CloudEvent<T> event(@Nullable String dataContentType, @Nullable T data) {
        return new Built<>(id, specVersion, source, type, subject, time, extensions, dataSchema, dataContentType, data);
    }

    private record Built<T>(
            @Nullable String id,
            @Nullable String specVersion,
            @Nullable String source,
            @Nullable String type,
            @Nullable String subject,
            @Nullable OffsetDateTime time,
            Map<String, String> extensions,
            @Nullable String dataSchema,
            @Nullable String dataContentType,
            @Nullable T data)
            implements CloudEvent<T> {}
}
