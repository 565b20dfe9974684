package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;
import zeroth.function.event.RefusedEventException;
import zeroth.function.event.Utf8;

/** Turns an event's data into an object of one type. */
final class DataReader {
    private final Type type;
    private final ObjectReader json;
    private final ObjectReader single;

    DataReader(ObjectMapper mapper, Type type) {
        this.type = type;
        this.json = mapper.readerFor(mapper.constructType(type)).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.single = json.with(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }

    /** Data whose sender says nothing of its type is taken for JSON. */
    @Nullable
    Object read(EventData data, MediaType mediaType) {
        return switch (data) {
            case EventData.None none -> null;
            case EventData.Json text -> isRaw() ? raw(text.utf8()) : parsed(text.utf8());
            case EventData.Bytes bytes -> read(bytes.bytes(), mediaType);
        };
    }

    /** JSON in which one value may stand for a list of one, as in query parameters. */
    @Nullable
    Object lenient(EventData data) {
        return switch (data) {
            case EventData.None none -> null;
            case EventData.Json text -> parsed(single, text.utf8());
            case EventData.Bytes bytes -> parsed(single, bytes.bytes());
        };
    }

    private @Nullable Object read(byte[] bytes, MediaType mediaType) {
        if (isRaw()) {
            return raw(bytes);
        }
        if (mediaType.isJson()) {
            return parsed(bytes);
        }
        if (type == String.class) {
            return mediaType
                    .text(bytes)
                    .orElseThrow(() -> RefusedEventException.malformed("data: no text in " + mediaType.charset()));
        }
        throw RefusedEventException.unsupportedData("datacontenttype: " + mediaType.essence() + " (expected: JSON)");
    }

    private boolean isRaw() {
        return type == byte[].class || type == CloudEventData.class;
    }

    private Object raw(byte[] bytes) {
        return type == byte[].class ? bytes : (CloudEventData) () -> bytes;
    }

    private @Nullable Object parsed(byte[] bytes) {
        return parsed(json, bytes);
    }

    private static @Nullable Object parsed(ObjectReader json, byte[] bytes) {
        if (!Utf8.isValid(bytes)) {
            throw RefusedEventException.malformed("data: not UTF-8");
        }
        try {
            return json.readValue(bytes);
        } catch (JsonMappingException e) {
            throw RefusedEventException.unprocessable("data: does not fit the function" + path(e));
        } catch (IOException e) {
            throw RefusedEventException.malformed("data: not JSON that can be read");
        }
    }

    /** Jackson's own message would quote the data and name our classes. */
    private static String path(JsonMappingException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return path.isEmpty() ? "" : " at " + path;
    }
}
