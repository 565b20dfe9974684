package zeroth.function.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroth.function.CloudEvent;
import zeroth.function.PermanentEventException;
import zeroth.function.dispatch.DataWriter;
import zeroth.function.dispatch.Span;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.RefusedEventException;

/** Completes an author's event to one that may be sent. The overrides win over extensions of the event. */
public record Outgoing(ObjectMapper mapper, String source, Map<String, String> overrides, Supplier<String> ids) {
    private static final String VERSION = "1.0";

    public Outgoing {
        overrides = Map.copyOf(overrides);
    }

    /** Throws {@link PermanentEventException} for what can be no event. */
    public Event completed(CloudEvent<?> event) {
        try {
            var contentType = contentType(event);
            var attributes = new Attributes(values(event, contentType));
            var traced = Span.current().map(Span::extension).map(attributes::withMissing);
            return new Event(traced.orElse(attributes), data(event.data(), contentType));
        } catch (RefusedEventException | IllegalStateException e) {
            throw new PermanentEventException("no event to send: " + e.getMessage(), e);
        }
    }

    private EventData data(@Nullable Object data, Optional<String> contentType) {
        return data == null
                ? new EventData.None()
                : new DataWriter(mapper, data.getClass()).write(data, contentType.orElse(DataWriter.JSON));
    }

    private Map<String, String> values(CloudEvent<?> event, Optional<String> contentType) {
        var values = new HashMap<>(event.extensions());
        values.putAll(overrides);
        values.put(Attributes.ID, filled(event.id()).orElseGet(ids));
        values.put(Attributes.SPEC_VERSION, filled(event.specVersion()).orElse(VERSION));
        values.put(Attributes.SOURCE, filled(event.source()).orElse(source));
        filled(event.type()).ifPresent(type -> values.put(Attributes.TYPE, type));
        filled(event.subject()).ifPresent(subject -> values.put(Attributes.SUBJECT, subject));
        Optional.ofNullable(event.time())
                .ifPresent(time -> values.put(Attributes.TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)));
        filled(event.dataSchema()).ifPresent(schema -> values.put(Attributes.DATA_SCHEMA, schema));
        contentType.ifPresent(type -> values.put(Attributes.DATA_CONTENT_TYPE, type));
        return values;
    }

    private static Optional<String> contentType(CloudEvent<?> event) {
        return Optional.<Object>ofNullable(event.data())
                .map(data -> filled(event.dataContentType()).orElseGet(() -> DataWriter.defaultContentType(data)));
    }

    private static Optional<String> filled(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }
}
