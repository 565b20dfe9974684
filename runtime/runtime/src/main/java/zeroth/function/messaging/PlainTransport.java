package zeroth.function.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.EventFormat;

/** Any other connector, the one in memory among them: an event is its JSON, as text or bytes. */
record PlainTransport(EventFormat json) implements Transport {
    @Override
    public boolean brought(Message<?> message) {
        return true;
    }

    @Override
    public Carried open(Message<?> message) {
        return new Carried(
                Optional.of(json.mediaType()),
                Map.of(),
                Map.of(),
                EventData.of(Payload.bytes(message.getPayload())),
                Optional.empty(),
                new Order.OfKeys(Optional.empty()));
    }

    @Override
    public boolean isBehind(String connector) {
        return true;
    }

    @Override
    public Message<?> wrap(Event event, ContentMode mode, Optional<String> key) {
        return Message.of(new String(json.write(event), UTF_8));
    }

    @Override
    public CompletionStage<Void> bury(Message<?> message, Throwable reason) {
        return message.nack(reason);
    }

    @Override
    public CompletionStage<Void> giveBack(Message<?> message, Throwable reason) {
        return message.nack(reason);
    }
}
