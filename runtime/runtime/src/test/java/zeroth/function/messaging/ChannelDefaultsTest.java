package zeroth.function.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelDefaultsTest {
    @Test
    void letsAKafkaChannelBuryWhatFailsForGood() {
        var config = config(Map.of(
                "zeroth.functions.channels.orders.enabled", "true",
                "mp.messaging.incoming.orders.connector", "smallrye-kafka"));

        assertThat(value(config, "mp.messaging.incoming.orders.failure-strategy"))
                .contains("dead-letter-queue");
        assertThat(value(config, "mp.messaging.incoming.orders.dead-letter-queue.topic"))
                .contains("dead-letter-topic-orders");
        assertThat(value(config, "mp.messaging.incoming.orders.value.deserializer"))
                .contains("org.apache.kafka.common.serialization.ByteArrayDeserializer");
    }

    @Test
    void letsAnAmqpChannelRejectIt() {
        var config = config(Map.of(
                "zeroth.functions.channels.orders.concurrency", "3",
                "mp.messaging.incoming.orders.connector", "smallrye-amqp"));

        assertThat(value(config, "mp.messaging.incoming.orders.failure-strategy"))
                .contains("reject");
    }

    @Test
    void writesAnswersAsBytes() {
        var config = config(Map.of(
                "zeroth.functions.channels.\"orders.placed\".reply", "orders.charged",
                "mp.messaging.outgoing.\"orders.charged\".connector", "smallrye-kafka"));

        assertThat(value(config, "mp.messaging.outgoing.\"orders.charged\".value.serializer"))
                .contains("org.apache.kafka.common.serialization.ByteArraySerializer");
    }

    @Test
    void givesWayToTheApplicationsOwnConfiguration() {
        var config = config(Map.of(
                "zeroth.functions.channels.orders.enabled", "true",
                "mp.messaging.incoming.orders.connector", "smallrye-kafka",
                "mp.messaging.incoming.orders.failure-strategy", "delayed-retry-topic"));

        assertThat(value(config, "mp.messaging.incoming.orders.failure-strategy"))
                .contains("delayed-retry-topic");
    }

    @Test
    void leavesOtherChannelsAlone() {
        var config = config(Map.of("mp.messaging.incoming.others.connector", "smallrye-kafka"));

        assertThat(value(config, "mp.messaging.incoming.others.failure-strategy"))
                .isEmpty();
    }

    private static Optional<String> value(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class);
    }

    private static SmallRyeConfig config(Map<String, String> application) {
        var builder = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(application, "test", 250));
        return new ChannelDefaults().configBuilder(builder).build();
    }
}
