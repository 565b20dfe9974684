package zeroth.function.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDelayedRetryTopic;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.messaging.Carried;
import zeroth.function.messaging.ChannelKeys;
import zeroth.function.messaging.Order;
import zeroth.function.messaging.Payload;
import zeroth.function.messaging.Transport;

/**
 * Records. What has no key keeps the order of its partition. What is for the dead letters goes there whatever the
 * channel's failure strategy, since only what may succeed later is for a topic of retries.
 */
record KafkaTransport(Function<String, Optional<String>> deadLetterTopics) implements Transport {
    static KafkaTransport configured() {
        return new KafkaTransport(channel -> ConfigProvider.getConfig()
                .getOptionalValue(ChannelKeys.incoming(channel) + "dead-letter-queue.topic", String.class));
    }

    @Override
    public boolean brought(Message<?> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).isPresent();
    }

    @Override
    public Carried open(Message<?> message) {
        var received = metadata(message);
        var headers = EventHeaders.read(received.getHeaders());
        return new Carried(
                headers.contentType(),
                headers.attributes(),
                headers.trace(),
                EventData.of(Payload.bytes(message.getPayload())),
                Optional.ofNullable((Object) received.getKey()).map(KafkaTransport::text),
                order(received));
    }

    @Override
    public boolean isBehind(String connector) {
        return connector.equals("smallrye-kafka");
    }

    @Override
    public Optional<String> objection(String prefix, Config config) {
        return new Commits(key -> config.getOptionalValue(key, String.class)).objection(prefix);
    }

    @Override
    public Message<?> wrap(Event event, ContentMode mode, Optional<String> key) {
        return switch (mode) {
            case ContentMode.Binary binary -> message(Payload.bytes(event.data()), EventHeaders.of(event), key);
            case ContentMode.Structured structured ->
                message(
                        structured.format().write(event),
                        EventHeaders.of(structured.format().mediaType()),
                        key);
            case ContentMode.Batch batch ->
                message(
                        batch.format().write(event),
                        EventHeaders.of(batch.format().mediaType()),
                        key);
        };
    }

    @Override
    public CompletionStage<Void> bury(Message<?> message, Throwable reason) {
        var topic = deadLetterTopics.apply(metadata(message).getChannel());
        return topic.map(name -> message.nack(reason, Metadata.of(towards(name))))
                .orElseGet(() -> message.nack(reason));
    }

    @Override
    public CompletionStage<Void> giveBack(Message<?> message, Throwable reason) {
        return message.nack(reason);
    }

    /** SmallRye commits what comes from a topic of retries by the last that is done. */
    private static Order order(IncomingKafkaRecordMetadata<?, ?> received) {
        var place = received.getTopic() + "/" + received.getPartition();
        return received.getHeaders().lastHeader(KafkaDelayedRetryTopic.DELAYED_RETRY_COUNT) == null
                ? new Order.OfKeys(Optional.of(place))
                : new Order.OfPlace(place);
    }

    private static OutgoingKafkaRecordMetadata<?> towards(String topic) {
        return OutgoingKafkaRecordMetadata.builder().withTopic(topic).build();
    }

    private static Message<?> message(byte[] body, Headers headers, Optional<String> key) {
        var record = OutgoingKafkaRecordMetadata.<String>builder().withHeaders(headers);
        key.ifPresent(record::withKey);
        return Message.of(body, Metadata.of(record.build()));
    }

    private static IncomingKafkaRecordMetadata<?, ?> metadata(Message<?> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    }

    private static String text(Object key) {
        return key instanceof byte[] bytes ? new String(bytes, UTF_8) : key.toString();
    }
}
