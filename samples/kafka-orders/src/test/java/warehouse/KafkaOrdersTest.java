package warehouse;

import static java.util.Map.entry;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static warehouse.Events.binary;
import static warehouse.Events.structured;
import static warehouse.Topics.header;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka's server. The channel late has a topic for what is to be tried again. */
@QuarkusTest
@TestProfile(KafkaOrdersTest.OnKafka.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class KafkaOrdersTest {
    private static final String GROUP = "kafka-orders";
    private static final String DEAD = "dead-letter-topic-orders";

    @TestHTTPResource
    URI application;

    KafkaServer kafka;

    private Topics topics;
    private News news;

    @BeforeEach
    void listen() {
        news = new News(application);
        topics = new Topics(kafka.address()).listen("reservations", DEAD, "late_retry_100", "dead-letter-topic-late");
    }

    @AfterEach
    void close() {
        news.delivered("ink");
        news.delivered("gum");
        topics.close();
    }

    @Test
    void answersABinaryEventByABinaryEventBehindItsKey() throws Exception {
        topics.send(binary("orders", "1", "ada", "pen", 2));

        var answer = topics.next("reservations");
        assertEquals("ada", answer.key());
        assertEquals("order.reserved", header(answer, "ce_type"));
        assertEquals("/warehouse", header(answer, "ce_source"));
        assertEquals("application/json", header(answer, "content-type"));
        assertEquals("1", json(answer).path("orderId").asText());
    }

    @Test
    void answersAStructuredEventByAStructuredEvent() throws Exception {
        topics.send(structured("orders", "2", "ada", "pen", 2));

        var answer = topics.next("reservations");
        assertTrue(header(answer, "content-type").startsWith("application/cloudevents+json"));
        assertEquals("order.reserved", json(answer).path("type").asText());
        assertEquals("2", json(answer).path("data").path("orderId").asText());
    }

    @Test
    void buriesWhatNobodyCanHandleAndGoesOn() throws Exception {
        topics.send(new ProducerRecord<>("orders", "no event"));
        assertEquals("no event", topics.next(DEAD).value());
        topics.send(binary("orders", "3", "ada", "pen", 0));
        topics.send(binary("orders", "4", "ada", "pen", 1));

        assertEquals("4", order(topics.next("reservations")));
        var dead = topics.next(DEAD);
        assertEquals("3", header(dead, "ce_id"));
        assertEquals("pieces: 0 (expected: at least 1)", header(dead, "dead-letter-reason"));
    }

    @Test
    void keepsTheOrdersOfACustomerInTheirOrderAndCommitsWhatIsDone() throws Exception {
        news.gone("ink");
        topics.send(binary("orders", "5", "zoe", "pen", 1));
        assertEquals("5", order(topics.next("reservations")));
        var held = topics.send(binary("orders", "6", "ada", "ink", 1));
        topics.send(structured("orders", "7", "ada", "pen", 1));
        var last = topics.send(binary("orders", "8", "ben", "pen", 1));

        assertEquals("8", order(topics.next("reservations")));
        await().atMost(Topics.LONGEST).until(() -> topics.committed(GROUP, "orders") >= held);
        assertEquals(held, topics.committed(GROUP, "orders"));
        news.delivered("ink");

        assertEquals("6", order(topics.next("reservations")));
        assertEquals("7", order(topics.next("reservations")));
        await().atMost(Topics.LONGEST).until(() -> topics.committed(GROUP, "orders") == last + 1);
    }

    @Test
    void triesAgainByATopicOfRetriesAndBuriesPoisonAllTheSame() throws Exception {
        news.gone("gum");
        topics.send(binary("late", "9", "ada", "gum", 1));
        topics.send(binary("late", "10", "ada", "pen", 0));

        assertEquals("9", header(topics.next("late_retry_100"), "ce_id"));
        assertEquals("10", header(topics.next("dead-letter-topic-late"), "ce_id"));
        news.delivered("gum");

        assertEquals("9", order(topics.next("reservations")));
    }

    private static String order(ConsumerRecord<String, String> answer) throws Exception {
        var json = json(answer);
        return json.path("data").path("orderId").asText(json.path("orderId").asText());
    }

    private static JsonNode json(ConsumerRecord<String, String> record) throws Exception {
        return new ObjectMapper().readTree(record.value());
    }

    public static final class OnKafka implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    entry("zeroth.functions.channels.orders.retries", "1000"),
                    entry("zeroth.functions.channels.orders.longest-delay", "200ms"),
                    entry("mp.messaging.incoming.orders.auto.commit.interval.ms", "200"),
                    // Seconds, for which nobody waits here.
                    entry("mp.messaging.incoming.orders.graceful-shutdown", "false"),
                    entry("zeroth.functions.channels.late.reply", "reservations"),
                    entry("zeroth.functions.channels.late.retries", "0"),
                    entry("mp.messaging.incoming.late.connector", "smallrye-kafka"),
                    entry("mp.messaging.incoming.late.graceful-shutdown", "false"),
                    entry("mp.messaging.incoming.late.failure-strategy", "delayed-retry-topic"),
                    entry("mp.messaging.incoming.late.delayed-retry-topic.topics", "late_retry_100"),
                    entry("mp.messaging.incoming.late.delayed-retry-topic.max-retries", "100"));
        }
    }
}
