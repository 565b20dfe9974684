package zeroth.function.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Writes events as JSON. What is JSON already is not read again, but to see that it is. */
record JsonWriter(ObjectMapper mapper) {
    private static final String DATA = "data";
    private static final String DATA_BASE64 = "data_base64";

    byte[] event(Event event) {
        return written(json -> write(json, event));
    }

    byte[] batch(List<Event> events) {
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

    /** What goes into a body. */
    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
