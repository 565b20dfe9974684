package zeroth.function.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.EventData;
import zeroth.function.event.RefusedEventException;

/** The body of a message, as bytes. */
public final class Payload {
    private Payload() {}

    /** A body as connectors hand it over. */
    public static byte[] bytes(@Nullable Object payload) {
        return switch (payload) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(UTF_8);
            case ByteBuffer buffer -> copied(buffer.duplicate());
            default ->
                throw RefusedEventException.malformed(
                        "body: " + payload.getClass().getSimpleName() + " (expected: bytes or text)");
        };
    }

    /** An event's data where it is a body of its own. */
    public static byte[] bytes(EventData data) {
        return switch (data) {
            case EventData.None none -> new byte[0];
            case EventData.Json json -> json.utf8();
            case EventData.Bytes bytes -> bytes.bytes();
        };
    }

    private static byte[] copied(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
