package zeroth.function.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.WireFormat;
import io.cloudevents.v1.proto.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The message {@code CloudEventBatch} of the protobuf event format, which the SDK lacks: one repeated field of events. */
final class BatchMessage {
    private static final int EVENTS = 1;
    private static final int EVENTS_TAG = EVENTS << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private BatchMessage() {}

    static List<CloudEvent> parse(byte[] body) throws IOException {
        var input = CodedInputStream.newInstance(body);
        var events = new ArrayList<CloudEvent>();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (tag == EVENTS_TAG) {
                events.add(input.readMessage(CloudEvent.parser(), ExtensionRegistryLite.getEmptyRegistry()));
            } else {
                input.skipField(tag);
            }
        }
        return events;
    }

    static byte[] write(List<CloudEvent> events) {
        var bytes = new ByteArrayOutputStream();
        try {
            var output = CodedOutputStream.newInstance(bytes);
            for (var event : events) {
                output.writeMessage(EVENTS, event);
            }
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
