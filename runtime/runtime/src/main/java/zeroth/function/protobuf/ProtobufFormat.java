package zeroth.function.protobuf;

import io.cloudevents.v1.proto.CloudEvent;
import java.io.IOException;
import java.util.List;
import zeroth.function.event.BatchReading;
import zeroth.function.event.Event;
import zeroth.function.event.EventFormat;
import zeroth.function.event.RefusedEventException;

/** Events as protobuf messages (protobuf event format 1.0.2). */
final class ProtobufFormat implements EventFormat {
    @Override
    public String mediaType() {
        return "application/cloudevents+protobuf";
    }

    @Override
    public String batchMediaType() {
        return "application/cloudevents-batch+protobuf";
    }

    @Override
    public Event read(byte[] body) {
        return parsed(() -> new EventMessage(CloudEvent.parseFrom(body)).event());
    }

    @Override
    public List<Event> readBatch(byte[] body) {
        var batch = new BatchReading<CloudEvent>(message -> new EventMessage(message).event());
        parsed(() -> BatchMessage.parse(body)).forEach(batch::add);
        return batch.events();
    }

    @Override
    public byte[] write(Event event) {
        return EventMessage.of(event).message().toByteArray();
    }

    @Override
    public byte[] writeBatch(List<Event> events) {
        return BatchMessage.write(
                events.stream().map(event -> EventMessage.of(event).message()).toList());
    }

    private static <T> T parsed(Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (IOException e) {
            throw RefusedEventException.malformed("body: no protobuf message of an event");
        }
    }

    private interface Parsing<T> {
        T parse() throws IOException;
    }
}
