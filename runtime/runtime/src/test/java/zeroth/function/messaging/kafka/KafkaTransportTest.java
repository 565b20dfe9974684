package zeroth.function.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import zeroth.function.event.Attributes;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.JsonFormat;
import zeroth.function.event.RefusedEventException;
import zeroth.function.messaging.Order;
import zeroth.function.messaging.Payload;

/** CloudEvents' binding for Kafka, version 1.0.2. */
class KafkaTransportTest {
    private final KafkaTransport kafka = new KafkaTransport(channel -> Optional.of("dead-" + channel));

    @Test
    void readsAttributesFromHeaders() {
        var carried = kafka.open(message(
                "key",
                Map.of("ce_id", "ü%20", "content-type", "text/plain", "other", "x", "traceparent", "00-1-2-01")));

        assertThat(carried.attributes()).isEqualTo(Map.of("id", "ü%20"));
        assertThat(carried.contentType()).contains("text/plain");
        assertThat(carried.trace()).containsOnlyKeys("traceparent");
        assertThat(Payload.bytes(carried.body())).isEqualTo("data".getBytes(UTF_8));
    }

    @Test
    void keepsTheOrderOfKeysAndElseOfPartitions() {
        assertThat(kafka.open(message("key", Map.of())).key()).contains("key");
        assertThat(kafka.open(message(null, Map.of())).key()).isEmpty();
        assertThat(kafka.open(message(null, Map.of())).order()).isEqualTo(new Order.OfKeys(Optional.of("topic/7")));
    }

    @Test
    void letsNothingOvertakeWhatComesFromATopicOfRetries() {
        assertThat(kafka.open(message("key", Map.of("delayed-retry-count", "1")))
                        .order())
                .isEqualTo(new Order.OfPlace("topic/7"));
    }

    @Test
    void refusesAHeaderThatIsNoText() {
        var record = record("key", Map.of());
        record.headers().add("ce_id", new byte[] {(byte) 0xff});

        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> kafka.open(message(record)))
                .withMessageContaining("ce_id: no text");
    }

    @Test
    void refusesAnAttributeThatIsGivenTwice() {
        var record = record("key", Map.of("ce_id", "1"));
        record.headers().add("ce_id", "2".getBytes(UTF_8));

        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> kafka.open(message(record)))
                .withMessageContaining("given twice");
    }

    @Test
    void writesAttributesIntoHeadersAndDataIntoTheValue() {
        var message = kafka.wrap(event(), new ContentMode.Binary(), Optional.of("k"));

        assertThat(headers(message))
                .isEqualTo(Map.of(
                        "ce_id", "ü",
                        "ce_source", "/",
                        "ce_specversion", "1.0",
                        "ce_type", "t",
                        "content-type", "application/json"));
        assertThat(message.getPayload()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(outgoing(message).getKey()).isEqualTo("k");
    }

    @Test
    void writesAWholeEventIntoTheValue() {
        var json = new JsonFormat(new ObjectMapper());
        var message = kafka.wrap(event(), new ContentMode.Structured(json), Optional.empty());

        assertThat(headers(message)).isEqualTo(Map.of("content-type", "application/cloudevents+json"));
        assertThat(json.read((byte[]) message.getPayload()).attributes()).isEqualTo(event().attributes());
        assertThat(outgoing(message).getKey()).isNull();
    }

    @Test
    void sendsWhatFailsForGoodToTheDeadLettersWhateverTheStrategy() {
        var towards = new ArrayList<String>();
        var message = Message.of(
                new byte[0], Metadata.of(metadata(record("key", Map.of()))), acknowledged -> done(), (reason, how) -> {
                    towards.add(how.get(OutgoingKafkaRecordMetadata.class)
                            .orElseThrow()
                            .getTopic());
                    return done();
                });

        kafka.bury(message, new IllegalStateException("no"));

        assertThat(towards).containsExactly("dead-channel");
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static Event event() {
        var values = Map.of(
                "id", "ü", "source", "/", "specversion", "1.0", "type", "t", "datacontenttype", "application/json");
        return new Event(new Attributes(values), EventData.of("{}".getBytes(UTF_8)));
    }

    private static Message<?> message(@Nullable String key, Map<String, String> headers) {
        return message(record(key, headers));
    }

    private static Message<?> message(ConsumerRecord<@Nullable String, byte[]> record) {
        return Message.of(record.value(), Metadata.of(metadata(record)));
    }

    private static IncomingKafkaRecordMetadata<@Nullable String, byte[]> metadata(
            ConsumerRecord<@Nullable String, byte[]> record) {
        return new IncomingKafkaRecordMetadata<@Nullable String, byte[]>(record, "channel");
    }

    private static ConsumerRecord<@Nullable String, byte[]> record(@Nullable String key, Map<String, String> headers) {
        var record = new ConsumerRecord<@Nullable String, byte[]>("topic", 7, 0, key, "data".getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static OutgoingKafkaRecordMetadata<?> outgoing(Message<?> message) {
        return message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    }

    private static Map<String, String> headers(Message<?> message) {
        return StreamSupport.stream(outgoing(message).getHeaders().spliterator(), false)
                .collect(Collectors.toMap(Header::key, header -> new String(header.value(), UTF_8)));
    }
}
