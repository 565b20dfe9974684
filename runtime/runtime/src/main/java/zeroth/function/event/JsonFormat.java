package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events as JSON objects (JSON event format 1.0.2), batches as arrays of them. */
public final class JsonFormat implements EventFormat {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";
    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";
    private static final String JSON = "application/json";

    private final ObjectMapper mapper;

    public JsonFormat(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String batchMediaType() {
        return BATCH_MEDIA_TYPE;
    }

    @Override
    public Event read(byte[] body) {
        return event(parse(body));
    }

    @Override
    public List<Event> readBatch(byte[] body) {
        var array = parse(body);
        if (!array.isArray()) {
            throw RefusedEventException.malformed("body: no JSON array (expected: a batch of events)");
        }
        var batch = new BatchReading<JsonNode>(this::event);
        array.forEach(batch::add);
        return batch.events();
    }

    @Override
    public byte[] write(Event event) {
        return written(json -> write(json, event));
    }

    @Override
    public byte[] writeBatch(List<Event> events) {
        return written(json -> {
            json.writeStartArray();
            for (var event : events) {
                write(json, event);
            }
            json.writeEndArray();
        });
    }

    private byte[] written(Content content) {
        var body = new ByteArrayOutputStream();
        try (var json = mapper.createGenerator(body)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private void write(JsonGenerator json, Event event) throws IOException {
        json.writeStartObject();
        for (var attribute : event.attributes().values().entrySet()) {
            json.writeFieldName(attribute.getKey());
            writeValue(
                    json,
                    attribute.getValue(),
                    Optional.ofNullable(event.attributes().types().get(attribute.getKey())));
        }
        writeData(json, event);
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, String value, Optional<Attributes.Type> type)
            throws IOException {
        if (type.isPresent()) {
            json.writeRawValue(value);
        } else {
            json.writeString(value);
        }
    }

    private void writeData(JsonGenerator json, Event event) throws IOException {
        switch (event.data()) {
            case EventData.None none -> {}
            case EventData.Json text -> writeJson(json, text.utf8());
            case EventData.Bytes bytes -> writeBytes(json, bytes.bytes(), event.attributes());
        }
    }

    private static void writeJson(JsonGenerator json, byte[] utf8) throws IOException {
        json.writeFieldName(DATA);
        json.writeRawValue(new String(utf8, UTF_8));
    }

    /** What is text by its content type, and can be read as such, stays readable. */
    private void writeBytes(JsonGenerator json, byte[] bytes, Attributes attributes) throws IOException {
        var mediaType = attributes.value(Attributes.DATA_CONTENT_TYPE).map(MediaType::parse);
        if (mediaType.filter(MediaType::isJson).isPresent() && Utf8.isValid(bytes) && isJson(bytes)) {
            writeJson(json, bytes);
            return;
        }
        var text = mediaType.filter(MediaType::isText).flatMap(type -> type.text(bytes));
        if (text.isPresent()) {
            json.writeStringField(DATA, text.get());
        } else {
            json.writeBinaryField(DATA_BASE64, bytes);
        }
    }

    private boolean isJson(byte[] bytes) {
        try (var parser = mapper.createParser(bytes)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
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

    /** What goes into a body. */
    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
