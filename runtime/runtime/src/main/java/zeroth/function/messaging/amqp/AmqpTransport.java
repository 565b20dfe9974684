package zeroth.function.messaging.amqp;

import io.smallrye.reactive.messaging.amqp.IncomingAmqpMetadata;
import io.smallrye.reactive.messaging.amqp.OutgoingAmqpMetadata;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.messaging.Carried;
import zeroth.function.messaging.Order;
import zeroth.function.messaging.Payload;
import zeroth.function.messaging.Transport;

/**
 * Messages. AMQP has no key: order is kept by the sender's {@code partitionkey}, else by the message's group. What may
 * succeed later is given back as failed, for the broker to count; it brings it again, or buries it at last.
 */
record AmqpTransport() implements Transport {
    @Override
    public boolean brought(Message<?> message) {
        return message.getMetadata(IncomingAmqpMetadata.class).isPresent();
    }

    @Override
    public Carried open(Message<?> message) {
        var received = metadata(message).getMessage().unwrap();
        var properties = EventProperties.read(received.getApplicationProperties());
        return new Carried(
                Optional.ofNullable(received.getContentType()),
                properties.attributes(),
                properties.trace(),
                EventData.of(Body.bytes(received.getBody())),
                Optional.empty(),
                new Order.OfKeys(Optional.ofNullable(received.getGroupId())));
    }

    @Override
    public boolean isBehind(String connector) {
        return connector.equals("smallrye-amqp");
    }

    @Override
    public Message<?> wrap(Event event, ContentMode mode, Optional<String> key) {
        return switch (mode) {
            case ContentMode.Binary binary -> message(Payload.bytes(event.data()), EventProperties.of(event));
            case ContentMode.Structured structured ->
                message(
                        structured.format().write(event),
                        durable().withContentType(structured.format().mediaType()));
            case ContentMode.Batch batch ->
                message(
                        batch.format().write(event),
                        durable().withContentType(batch.format().mediaType()));
        };
    }

    /** By the channel's failure strategy, which is to reject it unless it was configured. */
    @Override
    public CompletionStage<Void> bury(Message<?> message, Throwable reason) {
        return message.nack(reason);
    }

    @Override
    public CompletionStage<Void> giveBack(Message<?> message, Throwable reason) {
        metadata(message).getMessage().modified(true, false);
        return CompletableFuture.completedFuture(null);
    }

    static OutgoingAmqpMetadata.OutgoingAmqpMetadataBuilder durable() {
        return OutgoingAmqpMetadata.builder().withDurable(true);
    }

    private static Message<?> message(byte[] body, OutgoingAmqpMetadata.OutgoingAmqpMetadataBuilder properties) {
        return Message.of(body, Metadata.of(properties.build()));
    }

    private static IncomingAmqpMetadata metadata(Message<?> message) {
        return message.getMetadata(IncomingAmqpMetadata.class).orElseThrow();
    }
}
