package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;

/** Turns an object of one type into an event's data. */
public final class DataWriter {
    public static final String JSON = "application/json";
    static final String OCTETS = "application/octet-stream";

    private final ObjectWriter json;
    private final ObjectWriter array;

    public DataWriter(ObjectMapper mapper, Type type) {
        var element = mapper.constructType(type);
        this.json = mapper.writerFor(element);
        this.array = mapper.writerFor(mapper.getTypeFactory().constructCollectionType(List.class, element));
    }

    public EventData write(@Nullable Object value, String contentType) {
        var mediaType = MediaType.parse(contentType);
        return switch (value) {
            case null -> new EventData.None();
            case byte[] bytes -> EventData.of(bytes);
            case CloudEventData bytes -> EventData.of(bytes.toBytes());
            case String text when !mediaType.isJson() -> EventData.of(text.getBytes(mediaType.charset()));
            case Object object when mediaType.isJson() -> new EventData.Json(text(object));
            case Object object ->
                throw new IllegalStateException("the answer's data: %s as %s (expected: byte[], a string, or JSON)"
                        .formatted(object.getClass().getName(), contentType));
        };
    }

    EventData json(@Nullable Object value) {
        return new EventData.Json(text(value));
    }

    /** Objects of the type, as a JSON array. */
    EventData many(List<?> values) {
        try {
            return new EventData.Json(array.writeValueAsBytes(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String defaultContentType(Object value) {
        return value instanceof byte[] || value instanceof CloudEventData ? OCTETS : JSON;
    }

    private byte[] text(@Nullable Object object) {
        try {
            return json.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
