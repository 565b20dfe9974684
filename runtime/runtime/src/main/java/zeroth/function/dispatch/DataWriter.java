package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;

/** Turns an object of one type into an event's data. */
final class DataWriter {
    static final String JSON = "application/json";
    static final String OCTETS = "application/octet-stream";

    private final ObjectWriter json;

    DataWriter(ObjectMapper mapper, Type type) {
        this.json = mapper.writerFor(mapper.constructType(type));
    }

    EventData write(@Nullable Object value, String contentType) {
        var mediaType = MediaType.parse(contentType);
        return switch (value) {
            case null -> new EventData.None();
            case byte[] bytes -> EventData.of(bytes);
            case String text when !mediaType.isJson() -> EventData.of(text.getBytes(mediaType.charset()));
            case Object object when mediaType.isJson() -> new EventData.Json(text(object));
            case Object object ->
                throw new IllegalStateException("the answer's data: %s as %s (expected: byte[], a string, or JSON)"
                        .formatted(object.getClass().getName(), contentType));
        };
    }

    static String defaultContentType(Object value) {
        return value instanceof byte[] ? OCTETS : JSON;
    }

    private byte[] text(Object object) {
        try {
            return json.writeValueAsBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
