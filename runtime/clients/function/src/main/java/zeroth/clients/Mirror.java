package zeroth.clients;

import io.quarkus.funqy.Funq;
import io.smallrye.mutiny.Uni;
import zeroth.function.CloudEvent;
import zeroth.function.CloudEventBuilder;
import zeroth.function.CloudEventMapping;
import zeroth.function.sink.EventSink;

/** Gives back what it was sent: as its answer, or to its sink. */
public class Mirror {
    private final EventSink sink;

    public Mirror(EventSink sink) {
        this.sink = sink;
    }

    @Funq
    @CloudEventMapping(trigger = "mirror")
    public CloudEvent<Message> mirror(CloudEvent<Message> event) {
        return copy("mirrored", event);
    }

    @Funq
    @CloudEventMapping(trigger = "tell")
    public Uni<Void> tell(CloudEvent<Message> event) {
        return sink.send(copy("told", event));
    }

    private static CloudEvent<Message> copy(String type, CloudEvent<Message> event) {
        return CloudEventBuilder.create()
                .type(type)
                .source("/mirror")
                .subject(event.subject())
                .extensions(event.extensions())
                .build(event.data());
    }

    public record Message(String text) {}
}
