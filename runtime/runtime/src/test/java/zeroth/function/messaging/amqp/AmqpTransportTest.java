package zeroth.function.messaging.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.reactive.messaging.amqp.IncomingAmqpMetadata;
import io.smallrye.reactive.messaging.amqp.OutgoingAmqpMetadata;
import io.vertx.amqp.impl.AmqpMessageImpl;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.event.Attributes;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.JsonFormat;
import zeroth.function.event.RefusedEventException;
import zeroth.function.messaging.Carried;
import zeroth.function.messaging.Order;
import zeroth.function.messaging.Payload;

/** CloudEvents' binding for AMQP, version 1.0.2. */
class AmqpTransportTest {
    private static final Section DATA = new Data(new Binary("data".getBytes(UTF_8)));

    private final AmqpTransport amqp = new AmqpTransport();

    @ParameterizedTest
    @ValueSource(strings = {"cloudEvents:", "cloudEvents_"})
    void readsAttributesFromApplicationPropertiesOfEitherPrefix(String prefix) {
        var carried = opened(DATA, Map.of(prefix + "id", "ü%20", "other", "x", "traceparent", "00-1-2-01"));

        assertThat(carried.attributes()).isEqualTo(Map.of("id", "ü%20"));
        assertThat(carried.contentType()).contains("application/json");
        assertThat(carried.trace()).containsOnlyKeys("traceparent");
        assertThat(carried.order()).isEqualTo(new Order.OfKeys(Optional.of("group")));
        assertThat(Payload.bytes(carried.body())).isEqualTo("data".getBytes(UTF_8));
    }

    @Test
    void readsAttributesOfAmqpsOwnTypes() {
        var time = Instant.parse("2026-01-02T03:04:05Z");
        var carried = opened(
                DATA, Map.of("cloudEvents:time", Date.from(time), "cloudEvents:flag", true, "cloudEvents:number", 7));

        assertThat(carried.attributes())
                .isEqualTo(Map.of("time", "2026-01-02T03:04:05Z", "flag", "true", "number", "7"));
    }

    @Test
    void readsABodyThatIsTextOrMissing() {
        assertThat(Payload.bytes(opened(new AmqpValue("text"), Map.of()).body()))
                .isEqualTo("text".getBytes(UTF_8));
        assertThat(opened(new AmqpValue(null), Map.of()).body()).isInstanceOf(EventData.None.class);
    }

    @Test
    void refusesABodyThatIsNeither() {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> opened(new AmqpSequence(List.of(1)), Map.of()))
                .withMessageContaining("body: AmqpSequence");
    }

    @Test
    void refusesAnAttributeThatIsGivenByBothPrefixes() {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> opened(DATA, Map.of("cloudEvents:id", "1", "cloudEvents_id", "1")))
                .withMessageContaining("given twice");
    }

    @Test
    void writesAttributesIntoApplicationProperties() {
        var properties = outgoing(amqp.wrap(event(), new ContentMode.Binary(), Optional.of("k")));

        assertThat(properties.getProperties().getMap())
                .isEqualTo(Map.of(
                        "cloudEvents:id", "ü",
                        "cloudEvents:source", "/",
                        "cloudEvents:specversion", "1.0",
                        "cloudEvents:type", "t"));
        assertThat(properties.getContentType()).isEqualTo("application/json");
        assertThat(properties.isDurable()).isTrue();
    }

    @Test
    void writesAWholeEventIntoTheBody() {
        var json = new JsonFormat(new ObjectMapper());
        var message = amqp.wrap(event(), new ContentMode.Structured(json), Optional.empty());

        assertThat(outgoing(message).getContentType()).isEqualTo("application/cloudevents+json");
        assertThat(json.read((byte[]) message.getPayload()).attributes()).isEqualTo(event().attributes());
    }

    private Carried opened(Section body, Map<String, Object> properties) {
        var received = Proton.message();
        received.setBody(body);
        received.setContentType("application/json");
        received.setGroupId("group");
        received.setApplicationProperties(new ApplicationProperties(properties));
        var metadata = new IncomingAmqpMetadata(new AmqpMessageImpl(received));
        return amqp.open(Message.of("", Metadata.of(metadata)));
    }

    private static Event event() {
        var values = Map.of(
                "id", "ü", "source", "/", "specversion", "1.0", "type", "t", "datacontenttype", "application/json");
        return new Event(new Attributes(values), EventData.of("{}".getBytes(UTF_8)));
    }

    private static OutgoingAmqpMetadata outgoing(Message<?> message) {
        return message.getMetadata(OutgoingAmqpMetadata.class).orElseThrow();
    }
}
