package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON object in the body (JSON event format 1.0.2). */
public final class StructuredMode {
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";
    private static final String JSON = "application/json";

    private final ObjectMapper mapper;

    public StructuredMode(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public Event read(byte[] body) {
        var object = parse(body);
        var attributes = new Attributes(attributes(object));
        return new Event(attributes, data(object, attributes));
    }

    public byte[] write(Event event) {
        var body = new ByteArrayOutputStream();
        try (var json = mapper.createGenerator(body)) {
            json.writeStartObject();
            for (var attribute : event.attributes().values().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            writeData(json, event.data());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private static void writeData(JsonGenerator json, EventData data) throws IOException {
        switch (data) {
            case EventData.None none -> {}
            case EventData.Bytes bytes -> json.writeBinaryField(DATA_BASE64, bytes.bytes());
            case EventData.Json text -> {
                json.writeFieldName(DATA);
                json.writeRawValue(new String(text.utf8(), UTF_8));
            }
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            var node = mapper.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw RefusedEventException.malformed("body: not JSON" + place(e));
        }
        throw RefusedEventException.malformed("body: no JSON object (expected: one event)");
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
            if (!name.equals(DATA)
                    && !name.equals(DATA_BASE64)
                    && !member.getValue().isNull()) {
                attributes.put(name, value(name, member.getValue()));
            }
        }
        return attributes;
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
