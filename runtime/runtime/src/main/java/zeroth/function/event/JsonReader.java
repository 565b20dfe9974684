package zeroth.function.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads events out of JSON; what is none is refused with a sentence. */
record JsonReader(ObjectMapper mapper) {
    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";
    private static final String JSON = "application/json";

    Event event(byte[] body) {
        return event(parse(body));
    }

    List<Event> batch(byte[] body) {
        var array = parse(body);
        if (!array.isArray()) {
            throw RefusedEventException.malformed("body: no JSON array (expected: a batch of events)");
        }
        var batch = new BatchReading<JsonNode>(this::event);
        array.forEach(batch::add);
        return batch.events();
    }

    private JsonNode parse(byte[] body) {
        if (!Utf8.isValid(body)) {
            throw RefusedEventException.malformed("body: not UTF-8");
        }
        try {
            return mapper.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
        } catch (IOException e) {
            throw RefusedEventException.malformed("body: not JSON" + place(e));
        }
    }

    private Event event(JsonNode object) {
        if (!object.isObject()) {
            throw RefusedEventException.malformed("body: no JSON object (expected: one event)");
        }
        var attributes = new Attributes(attributes(object), types(object));
        return new Event(attributes, data(object, attributes));
    }

    private static String place(IOException failure) {
        return failure instanceof JacksonException json && json.getLocation() != null
                ? " at line %d, column %d"
                        .formatted(
                                json.getLocation().getLineNr(),
                                json.getLocation().getColumnNr())
                : "";
    }

    private static Map<String, String> attributes(JsonNode object) {
        var attributes = new HashMap<String, String>();
        for (var member : object.properties()) {
            var name = member.getKey();
            if (!isData(name) && !member.getValue().isNull()) {
                attributes.put(name, value(name, member.getValue()));
            }
        }
        return attributes;
    }

    private static Map<String, Attributes.Type> types(JsonNode object) {
        var types = new HashMap<String, Attributes.Type>();
        for (var member : object.properties()) {
            if (!isData(member.getKey()) && member.getValue().isBoolean()) {
                types.put(member.getKey(), Attributes.Type.BOOLEAN);
            } else if (!isData(member.getKey()) && member.getValue().isInt()) {
                types.put(member.getKey(), Attributes.Type.INTEGER);
            }
        }
        return types;
    }

    private static boolean isData(String name) {
        return name.equals(DATA) || name.equals(DATA_BASE64);
    }

    private static String value(String name, JsonNode value) {
        boolean typedExtension = !Attributes.isCore(name) && (value.isBoolean() || value.isIntegralNumber());
        if (!value.isTextual() && !typedExtension) {
            throw RefusedEventException.malformed(name + ": " + value.getNodeType() + " (expected: a string)");
        }
        return value.asText();
    }

    private EventData data(JsonNode object, Attributes attributes) {
        @Nullable JsonNode data = object.get(DATA);
        @Nullable JsonNode base64 = object.get(DATA_BASE64);
        if (data != null && base64 != null) {
            throw RefusedEventException.malformed("data: given twice (expected: data or data_base64)");
        }
        if (base64 != null) {
            return base64.isNull() ? new EventData.None() : bytes(base64);
        }
        return data == null ? new EventData.None() : written(data, attributes);
    }

    private static EventData bytes(JsonNode base64) {
        try {
            if (base64.isTextual()) {
                return EventData.of(base64.binaryValue());
            }
        } catch (IOException e) {
            throw RefusedEventException.malformed("data_base64: not base64");
        }
        throw RefusedEventException.malformed("data_base64: " + base64.getNodeType() + " (expected: a string)");
    }

    /** Text of a content type that is not JSON's stands in the string; everything else is the JSON that it looks like. */
    private EventData written(JsonNode data, Attributes attributes) {
        var mediaType =
                MediaType.parse(attributes.value(Attributes.DATA_CONTENT_TYPE).orElse(JSON));
        if (data.isTextual() && !mediaType.isJson()) {
            return EventData.of(data.textValue().getBytes(mediaType.charset()));
        }
        try {
            return new EventData.Json(mapper.writeValueAsBytes(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
