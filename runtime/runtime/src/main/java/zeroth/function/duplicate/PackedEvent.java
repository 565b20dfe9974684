package zeroth.function.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

/**
 * The event of an answer in one array: what its data is, how long the attributes are, names and values in turn, each after
 * its length, and the data.
 */
final class PackedEvent implements Kept {
    private static final byte NONE = 0;
    private static final byte JSON = 1;
    private static final byte BYTES = 2;
    private static final char AFTER_LENGTH = ':';
    private static final int USUAL_LENGTH = 200;
    private static final int HEAD = 1 + Integer.BYTES;

    private final byte[] packed;

    private PackedEvent(byte[] packed) {
        this.packed = packed;
    }

    /** Types of attributes are rare, and not packed. */
    static boolean fits(Event event) {
        return event.attributes().types().isEmpty();
    }

    static PackedEvent of(Event event) {
        var attributes = text(event.attributes().values()).getBytes(UTF_8);
        return switch (event.data()) {
            case EventData.None none -> of(NONE, attributes, new byte[0]);
            case EventData.Json json -> of(JSON, attributes, json.utf8());
            case EventData.Bytes bytes -> of(BYTES, attributes, bytes.bytes());
        };
    }

    @Override
    public Outcome.Success outcome() {
        var from = ByteBuffer.wrap(packed);
        byte kind = from.get();
        var attributes = new byte[from.getInt()];
        var data = new byte[from.get(attributes).remaining()];
        from.get(data);
        return new Outcome.Replied(new Event(new Attributes(values(new String(attributes, UTF_8))), data(kind, data)));
    }

    @Override
    public int size() {
        return packed.length;
    }

    private static PackedEvent of(byte kind, byte[] attributes, byte[] data) {
        var packed = new byte[HEAD + attributes.length + data.length];
        ByteBuffer.wrap(packed)
                .put(kind)
                .putInt(attributes.length)
                .put(attributes)
                .put(data);
        return new PackedEvent(packed);
    }

    private static EventData data(byte kind, byte[] data) {
        return switch (kind) {
            case NONE -> new EventData.None();
            case JSON -> new EventData.Json(data);
            default -> EventData.of(data);
        };
    }

    private static String text(Map<String, String> values) {
        var text = new StringBuilder(USUAL_LENGTH);
        values.forEach((name, value) -> word(word(text, name), value));
        return text.toString();
    }

    private static StringBuilder word(StringBuilder text, String word) {
        return text.append(word.length()).append(AFTER_LENGTH).append(word);
    }

    private static Map<String, String> values(String text) {
        var values = new HashMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            int name = text.indexOf(AFTER_LENGTH, at) + 1;
            int afterName = name + Integer.parseInt(text, at, name - 1, 10);
            int value = text.indexOf(AFTER_LENGTH, afterName) + 1;
            at = value + Integer.parseInt(text, afterName, value - 1, 10);
            values.put(text.substring(name, afterName), text.substring(value, at));
        }
        return values;
    }
}
