package zeroth.function.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.event.Event;
import zeroth.function.event.Formats;
import zeroth.function.event.JsonFormat;
import zeroth.function.messaging.Mail.Letter;
import zeroth.function.messaging.kafka.KafkaRecorder;

/** What CloudEvents' conformance suite asks about Kafka: its records, read. */
class KafkaConformanceTest {
    private static final Map<String, String> EVENT = Map.of(
            "specversion", "1.0",
            "type", "com.example.someevent",
            "time", "2018-04-05T03:56:24Z",
            "id", "1234-1234-1234",
            "source", "/mycontext/subcontext");
    private static final String JSON = "application/json";
    private static final String DATA = "{\"message\": \"Hello World!\"}";

    private final ObjectMapper mapper = new ObjectMapper();
    private final MailReader reader = new MailReader(new Formats(List.of(new JsonFormat(mapper))), 1);

    @Test
    void readsARecordInBinaryMode() throws JsonProcessingException {
        var headers = new HashMap<String, String>();
        EVENT.forEach((name, value) -> headers.put("ce_" + name, value));
        headers.put("content-type", JSON);

        assertIsTheEvent(read(headers, DATA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void readsARecordInStructuredMode(String contentType) throws JsonProcessingException {
        var body = mapper.createObjectNode();
        EVENT.forEach(body::put);
        body.put("datacontenttype", JSON).set("data", mapper.readTree(DATA));

        assertIsTheEvent(read(Map.of("content-type", contentType), body.toPrettyString()));
    }

    private void assertIsTheEvent(Event event) throws JsonProcessingException {
        var expected = new HashMap<>(EVENT);
        expected.put("datacontenttype", JSON);
        assertThat(event.attributes().values()).isEqualTo(expected);
        assertThat(mapper.readTree(new String(Payload.bytes(event.data()), UTF_8)))
                .isEqualTo(mapper.readTree(DATA));
    }

    private Event read(Map<String, String> headers, String payload) {
        var record = new ConsumerRecord<>("topic", 0, 0, "key", payload.getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        var message = Message.of(record.value(), Metadata.of(new IncomingKafkaRecordMetadata<>(record, "channel")));
        var mail = reader.read(message, new KafkaRecorder().transport().getValue());
        assertThat(mail).isInstanceOf(Letter.class);
        return ((Letter) mail).events().getFirst();
    }
}
