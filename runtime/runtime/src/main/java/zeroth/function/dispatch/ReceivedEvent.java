package zeroth.function.dispatch;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import zeroth.function.CloudEvent;
import zeroth.function.event.Attributes;

/** An event that arrived, as its function sees it. */
record ReceivedEvent<T>(Attributes attributes, @Nullable T data) implements CloudEvent<T> {
    @Override
    public String id() {
        return attributes.id();
    }

    @Override
    public String specVersion() {
        return attributes.specVersion();
    }

    @Override
    public String source() {
        return attributes.source();
    }

    @Override
    public String type() {
        return attributes.type();
    }

    @Override
    public @Nullable String subject() {
        return attributes.value(Attributes.SUBJECT).orElse(null);
    }

    @Override
    public @Nullable OffsetDateTime time() {
        return attributes.time().orElse(null);
    }

    @Override
    public Map<String, String> extensions() {
        return attributes.extensions();
    }

    @Override
    public @Nullable String dataSchema() {
        return attributes.value(Attributes.DATA_SCHEMA).orElse(null);
    }

    @Override
    public @Nullable String dataContentType() {
        return attributes.value(Attributes.DATA_CONTENT_TYPE).orElse(null);
    }
}
