package zeroth.function.sdk;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.RefusedEventException;

/** An event that arrived, as the CloudEvents SDK sees it. */
@SuppressWarnings("NullAway") // The SDK's interfaces say nothing of null, and answer it for what is not there.
public final class SdkEvent implements CloudEvent {
    private final Attributes attributes;
    private final EventData data;
    private final URI source;
    private final Optional<URI> schema;

    public SdkEvent(Event event) {
        this.attributes = event.attributes();
        this.data = event.data();
        this.source = uri(Attributes.SOURCE, attributes.source());
        this.schema = attributes.value(Attributes.DATA_SCHEMA).map(value -> uri(Attributes.DATA_SCHEMA, value));
    }

    @Override
    public @Nullable CloudEventData getData() {
        return data instanceof EventData.None ? null : new ReceivedData(data);
    }

    @Override
    public SpecVersion getSpecVersion() {
        return SpecVersion.V1;
    }

    @Override
    public String getId() {
        return attributes.id();
    }

    @Override
    public String getType() {
        return attributes.type();
    }

    @Override
    public URI getSource() {
        return source;
    }

    @Override
    public @Nullable String getDataContentType() {
        return attributes.value(Attributes.DATA_CONTENT_TYPE).orElse(null);
    }

    @Override
    public @Nullable URI getDataSchema() {
        return schema.orElse(null);
    }

    @Override
    public @Nullable String getSubject() {
        return attributes.value(Attributes.SUBJECT).orElse(null);
    }

    @Override
    public @Nullable OffsetDateTime getTime() {
        return attributes.time().orElse(null);
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return switch (name) {
            case Attributes.SPEC_VERSION -> getSpecVersion();
            case Attributes.SOURCE -> getSource();
            case Attributes.DATA_SCHEMA -> getDataSchema();
            case Attributes.TIME -> getTime();
            case String other
            when Attributes.isCore(other) -> attributes.value(other).orElse(null);
            case String other ->
                throw new IllegalArgumentException("attribute: " + other + " (expected: no extension)");
        };
    }

    @Override
    public @Nullable Object getExtension(String name) {
        return attributes.isExtension(name)
                ? attributes.value(name).map(value -> typed(name, value)).orElse(null)
                : null;
    }

    private Object typed(String name, String value) {
        return switch (attributes.types().get(name)) {
            case null -> value;
            case BOOLEAN -> Boolean.valueOf(value);
            case INTEGER -> Integer.valueOf(value);
        };
    }

    @Override
    public Set<String> getExtensionNames() {
        return attributes.extensions().keySet();
    }

    private static URI uri(String name, String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw RefusedEventException.malformed(name + ": " + value + " (expected: a URI)");
        }
    }
}
