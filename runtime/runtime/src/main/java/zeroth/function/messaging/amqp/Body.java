package zeroth.function.messaging.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.RefusedEventException;

/** A message's body as bytes: a section of data, as the binding wants it, or one value that is text or bytes. */
final class Body {
    private Body() {}

    static byte[] bytes(@Nullable Section body) {
        return switch (body) {
            case null -> new byte[0];
            case Data data -> copied(data.getValue());
            case AmqpValue value -> bytes(value.getValue());
            default -> throw unreadable(body);
        };
    }

    private static byte[] bytes(@Nullable Object value) {
        return switch (value) {
            case null -> new byte[0];
            case Binary binary -> copied(binary);
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(UTF_8);
            default -> throw unreadable(value);
        };
    }

    static byte[] copied(Binary binary) {
        var bytes = new byte[binary.getLength()];
        System.arraycopy(binary.getArray(), binary.getArrayOffset(), bytes, 0, bytes.length);
        return bytes;
    }

    private static RefusedEventException unreadable(Object value) {
        return RefusedEventException.malformed(
                "body: " + value.getClass().getSimpleName() + " (expected: data, or text)");
    }
}
