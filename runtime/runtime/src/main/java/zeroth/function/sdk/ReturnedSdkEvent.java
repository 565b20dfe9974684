package zeroth.function.sdk;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

/** An event of the CloudEvents SDK that a function returned: complete already, its values in canonical form. */
public record ReturnedSdkEvent(CloudEvent event) {
    public Event written() {
        return new Event(new Attributes(values(), types()), data());
    }

    private Map<String, String> values() {
        var values = new HashMap<String, String>();
        for (var name : event.getAttributeNames()) {
            put(values, name, Optional.ofNullable(event.getAttribute(name)));
        }
        for (var name : event.getExtensionNames()) {
            put(values, name, Optional.ofNullable(event.getExtension(name)));
        }
        values.put(Attributes.SPEC_VERSION, event.getSpecVersion().toString());
        return values;
    }

    private Map<String, Attributes.Type> types() {
        var types = new HashMap<String, Attributes.Type>();
        for (var name : event.getExtensionNames()) {
            type(event.getExtension(name)).ifPresent(type -> types.put(name, type));
        }
        return types;
    }

    private static Optional<Attributes.Type> type(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> Optional.of(Attributes.Type.BOOLEAN);
            case Integer number -> Optional.of(Attributes.Type.INTEGER);
            case null -> Optional.empty();
            case Object other -> Optional.empty();
        };
    }

    private static void put(Map<String, String> values, String name, Optional<Object> value) {
        value.ifPresent(present -> values.put(name, canonical(present)));
    }

    private static String canonical(Object value) {
        return switch (value) {
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case OffsetDateTime time -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
            case Object other -> other.toString();
        };
    }

    private EventData data() {
        return switch (event.getData()) {
            case null -> new EventData.None();
            case ReceivedData received -> received.data();
            case CloudEventData other -> EventData.of(other.toBytes());
        };
    }
}
