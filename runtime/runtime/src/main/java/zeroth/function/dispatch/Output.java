package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEventData;
import java.lang.reflect.Type;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroth.function.CloudEvent;
import zeroth.function.CloudEventBuilder;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.RefusedEventException;
import zeroth.function.sdk.ReturnedSdkEvent;

/** A function's result, made into the answer to an event: an event, or nothing. What is missing gets Funqy's defaults. */
final class Output {
    /** CloudEvents' distributed tracing: an answer belongs to the trace of what it answers, in the span of its call. */
    private static final List<String> TRACE = List.of("traceparent", "tracestate");

    private final FunctionSpec function;
    private final Supplier<String> ids;
    private final DataWriter writer;
    private final Shape shape;

    Output(ObjectMapper mapper, Type type, FunctionSpec function, Supplier<String> ids) {
        this.function = function;
        this.ids = ids;
        this.shape = Shape.of(type);
        this.writer = new DataWriter(mapper, shape.data());
    }

    boolean isEvent() {
        return shape.isEvent();
    }

    Outcome outcome(@Nullable Object result, Attributes request) {
        return switch (result) {
            case null -> new Outcome.Accepted();
            case List<?> many when shape.isMany() -> replies(many, request);
            case Object one -> new Outcome.Replied(reply(one, request));
        };
    }

    /** The outcome of a call that was no event: what the function returned, in JSON; so bytes are base64, as Funqy's. */
    Outcome plain(@Nullable Object result) {
        if (result == null && shape.isNothing()) {
            return new Outcome.Accepted();
        }
        return switch (result) {
            case CloudEventData data -> new Outcome.Returned(DataWriter.OCTETS, EventData.of(data.toBytes()));
            case List<?> many when shape.isMany() -> new Outcome.Returned(DataWriter.JSON, writer.many(many));
            case null, default -> new Outcome.Returned(DataWriter.JSON, writer.json(result));
        };
    }

    private Outcome replies(List<?> results, Attributes request) {
        return results.isEmpty()
                ? new Outcome.Accepted()
                : new Outcome.RepliedMany(
                        results.stream().map(each -> reply(each, request)).toList());
    }

    private Event reply(Object result, Attributes request) {
        try {
            return switch (result) {
                case CloudEvent<?> event -> completed(event, request);
                case io.cloudevents.CloudEvent event -> new ReturnedSdkEvent(event).written();
                case Object data -> completed(CloudEventBuilder.create().build(data), request);
            };
        } catch (RefusedEventException e) {
            throw new IllegalStateException("the answer is no event: " + e.getMessage(), e);
        }
    }

    private Event completed(CloudEvent<?> event, Attributes request) {
        var contentType = contentType(event);
        var data = writer.write(event.data(), contentType.orElse(DataWriter.JSON));
        return new Event(new Attributes(values(event, contentType, request)), data);
    }

    private Map<String, String> values(CloudEvent<?> event, Optional<String> contentType, Attributes request) {
        var values = new HashMap<>(event.extensions());
        TRACE.forEach(name -> request.value(name).ifPresent(trace -> values.putIfAbsent(name, trace)));
        put(values, Attributes.ID, event.id());
        values.computeIfAbsent(Attributes.ID, missing -> ids.get());
        values.put(Attributes.SPEC_VERSION, filled(event.specVersion(), request.specVersion()));
        values.put(Attributes.SOURCE, filled(event.source(), function.responseSource()));
        values.put(Attributes.TYPE, filled(event.type(), function.responseType()));
        put(values, Attributes.SUBJECT, event.subject());
        put(values, Attributes.DATA_SCHEMA, event.dataSchema());
        Optional.ofNullable(event.time())
                .ifPresent(time -> values.put(Attributes.TIME, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time)));
        contentType.ifPresent(type -> values.put(Attributes.DATA_CONTENT_TYPE, type));
        return values;
    }

    /** Data says what it is; no data says nothing. */
    private static Optional<String> contentType(CloudEvent<?> event) {
        return Optional.<Object>ofNullable(event.data())
                .map(data -> filled(event.dataContentType(), DataWriter.defaultContentType(data)));
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
    }

    private static String filled(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
