package zeroth.function.sink;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import zeroth.function.event.BinaryMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.JsonFormat;

/** An event as HTTP carries it. Nobody writes to the body. */
public record Message(Map<String, String> headers, Buffer body) {
    /** Where the attributes are. */
    public enum Mode {
        BINARY,
        STRUCTURED
    }

    /** How events become messages. */
    record Writer(Mode mode, BinaryMode binary, JsonFormat json) {
        Message write(Event event) {
            return switch (mode) {
                case BINARY -> new Message(binary.headers(event.attributes()), Buffer.buffer(bytes(event.data())));
                case STRUCTURED ->
                    // Without a charset, which JSON needs none of: the SDK for JavaScript compares the whole value.
                    new Message(Map.of("content-type", JsonFormat.MEDIA_TYPE), Buffer.buffer(json.write(event)));
            };
        }

        private static byte[] bytes(EventData data) {
            return switch (data) {
                case EventData.None none -> new byte[0];
                case EventData.Bytes bytes -> bytes.bytes();
                case EventData.Json text -> text.utf8();
            };
        }
    }
}
