package zeroth.function.sdk;

import io.cloudevents.CloudEventData;
import zeroth.function.event.EventData;

/** Data that arrived, as the CloudEvents SDK sees it. It is still known to be JSON when a function returns it. */
public record ReceivedData(EventData data) implements CloudEventData {
    @Override
    public byte[] toBytes() {
        return switch (data) {
            case EventData.None none -> new byte[0];
            case EventData.Json json -> json.utf8();
            case EventData.Bytes bytes -> bytes.bytes();
        };
    }
}
