package zeroth.function.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.cloudevents.v1.proto.CloudEvent;
import io.cloudevents.v1.proto.CloudEvent.CloudEventAttributeValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;
import zeroth.function.event.RefusedEventException;

/** One event as a message. Attributes of every type are read in their canonical form; extensions are written as strings. */
record EventMessage(CloudEvent message) {
    static EventMessage of(Event event) {
        var attributes = event.attributes();
        var message = CloudEvent.newBuilder()
                .setId(attributes.id())
                .setSource(attributes.source())
                .setSpecVersion(attributes.specVersion())
                .setType(attributes.type());
        attributes.optional().forEach((name, value) -> message.putAttributes(name, written(name, value, attributes)));
        writeData(message, event);
        return new EventMessage(message.build());
    }

    Event event() {
        var values = new HashMap<>(Map.of(
                Attributes.ID, message.getId(),
                Attributes.SOURCE, message.getSource(),
                Attributes.SPEC_VERSION, message.getSpecVersion(),
                Attributes.TYPE, message.getType()));
        message.getAttributesMap().forEach((name, value) -> putOnce(values, name, canonical(name, value)));
        return new Event(new Attributes(values, types()), data());
    }

    private Map<String, Attributes.Type> types() {
        var types = new HashMap<String, Attributes.Type>();
        message.getAttributesMap().forEach((name, value) -> {
            switch (value.getAttrCase()) {
                case CE_BOOLEAN -> types.put(name, Attributes.Type.BOOLEAN);
                case CE_INTEGER -> types.put(name, Attributes.Type.INTEGER);
                case CE_STRING, CE_BYTES, CE_URI, CE_URI_REF, CE_TIMESTAMP, ATTR_NOT_SET -> {}
            }
        });
        return types;
    }

    private static void putOnce(Map<String, String> values, String name, String value) {
        if (values.putIfAbsent(name, value) != null) {
            throw RefusedEventException.malformed(name + ": given twice (expected: once)");
        }
    }

    private static String canonical(String name, CloudEventAttributeValue value) {
        return switch (value.getAttrCase()) {
            case CE_BOOLEAN -> Boolean.toString(value.getCeBoolean());
            case CE_INTEGER -> Integer.toString(value.getCeInteger());
            case CE_STRING -> value.getCeString();
            case CE_BYTES ->
                Base64.getEncoder().encodeToString(value.getCeBytes().toByteArray());
            case CE_URI -> value.getCeUri();
            case CE_URI_REF -> value.getCeUriRef();
            case CE_TIMESTAMP -> time(value.getCeTimestamp());
            case ATTR_NOT_SET -> throw RefusedEventException.malformed(name + ": no value (expected: one)");
        };
    }

    private static String time(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
    }

    private EventData data() {
        return switch (message.getDataCase()) {
            case BINARY_DATA -> EventData.of(message.getBinaryData().toByteArray());
            case TEXT_DATA -> EventData.of(message.getTextData().getBytes(UTF_8));
            case PROTO_DATA -> EventData.of(message.getProtoData().getValue().toByteArray());
            case DATA_NOT_SET -> new EventData.None();
        };
    }

    private static CloudEventAttributeValue written(String name, String value, Attributes attributes) {
        var written = CloudEventAttributeValue.newBuilder();
        var type = attributes.types().get(name);
        if (type == Attributes.Type.BOOLEAN) {
            return written.setCeBoolean(Boolean.parseBoolean(value)).build();
        }
        if (type == Attributes.Type.INTEGER) {
            return written.setCeInteger(Integer.parseInt(value)).build();
        }
        return switch (name) {
            case Attributes.TIME ->
                written.setCeTimestamp(timestamp(attributes)).build();
            case Attributes.DATA_SCHEMA -> written.setCeUri(value).build();
            case String other -> written.setCeString(value).build();
        };
    }

    private static Timestamp timestamp(Attributes attributes) {
        var instant = attributes
                .time()
                .orElseThrow()
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** Text, JSON too, must be text; the rest is bytes. */
    private static void writeData(CloudEvent.Builder message, Event event) {
        switch (event.data()) {
            case EventData.None none -> {}
            case EventData.Json json -> message.setTextDataBytes(ByteString.copyFrom(json.utf8()));
            case EventData.Bytes bytes ->
                event.attributes()
                        .value(Attributes.DATA_CONTENT_TYPE)
                        .map(MediaType::parse)
                        .filter(type -> type.isText() || type.isJson())
                        .flatMap(type -> type.text(bytes.bytes()))
                        .ifPresentOrElse(
                                message::setTextData, () -> message.setBinaryData(ByteString.copyFrom(bytes.bytes())));
        }
    }
}
