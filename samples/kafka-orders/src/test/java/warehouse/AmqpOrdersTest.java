package warehouse;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpMessageBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same function behind a broker of AMQP 1.0. What fails goes back to the broker at once. */
@QuarkusTest
@TestProfile(AmqpOrdersTest.OnAmqp.class)
@QuarkusTestResource(value = ArtemisResource.class, restrictToAnnotatedClass = true)
class AmqpOrdersTest {
    private static final String STRUCTURED = "application/cloudevents+json";

    @TestHTTPResource
    URI application;

    ArtemisServer broker;

    private Queues queues;
    private News news;

    @BeforeEach
    void listen() throws Exception {
        news = new News(application);
        queues = new Queues(broker.port()).listen("reservations", "dead");
        broker.watch(what -> {});
    }

    @AfterEach
    void close() throws Exception {
        queues.close();
    }

    @Test
    void answersABinaryEventByABinaryEventAndAcceptsIt() throws Exception {
        queues.send("orders", binary("cloudEvents:", "1", "pen", 2));

        var answer = queues.next("reservations");
        assertEquals("order.reserved", answer.applicationProperties().getString("cloudEvents:type"));
        assertEquals("application/json", answer.contentType());
        assertTrue(answer.isDurable());
        assertEquals("1", json(answer).getString("orderId"));
        await().atMost(Topics.LONGEST).until(() -> broker.seen().equals(List.of("delivery 1", "NORMAL")));
    }

    @Test
    void readsAttributesOfEitherPrefix() throws Exception {
        queues.send("orders", binary("cloudEvents_", "2", "pen", 2));

        assertEquals("2", json(queues.next("reservations")).getString("orderId"));
    }

    @Test
    void answersAStructuredEventByAStructuredEvent() throws Exception {
        queues.send(
                "orders",
                message(Events.json("3", "ada", "pen", 2))
                        .contentType(STRUCTURED)
                        .build());

        var answer = queues.next("reservations");
        assertTrue(answer.contentType().startsWith(STRUCTURED));
        assertEquals("order.reserved", json(answer).getString("type"));
        assertEquals("3", json(answer).getJsonObject("data").getString("orderId"));
    }

    @Test
    void rejectsWhatWouldFailAgain() throws Exception {
        queues.send("orders", binary("cloudEvents:", "4", "pen", 0));

        assertEquals("4", json(queues.next("dead")).getString("id"));
        assertEquals(List.of("delivery 1", "KILLED"), broker.seen());
    }

    @Test
    void givesBackAsFailedWhatMaySucceedLaterUntilItDoes() throws Exception {
        news.gone("ink");
        broker.watch(what -> {
            if (what.equals("delivery 2")) {
                news.delivered("ink");
            }
        });
        queues.send("orders", binary("cloudEvents:", "5", "ink", 1));

        assertEquals("5", json(queues.next("reservations")).getString("orderId"));
        await().atMost(Topics.LONGEST).until(() -> broker.seen().getLast().equals("NORMAL"));
        assertEquals(List.of("delivery 1", "delivery 2"), broker.seen().subList(0, 2));
    }

    @Test
    void leavesItToTheBrokerHowOften() throws Exception {
        news.gone("gum");
        queues.send("orders", binary("cloudEvents:", "6", "gum", 1));

        assertEquals("6", json(queues.next("dead")).getString("id"));
        assertEquals(List.of("delivery 1", "delivery 2", "delivery 3", "delivery 4", "KILLED"), broker.seen());
    }

    @Test
    void handlesAgainWhatItHadBegunWhenItsConnectionBroke() throws Exception {
        news.gone("map");
        queues.send("rush", structured("7", "map"));
        await().atMost(Topics.LONGEST).until(() -> broker.seen().equals(List.of("delivery 1")));
        broker.breakConnections();
        await().atMost(Topics.LONGEST).until(() -> broker.seen().size() == 2);
        news.delivered("map");

        await().atMost(Topics.LONGEST).until(() -> broker.seen().getLast().equals("NORMAL"));
        try (var later = new Queues(broker.port()).listen("reservations")) {
            assertEquals(
                    "7", json(later.next("reservations")).getJsonObject("data").getString("orderId"));
        }
    }

    private static AmqpMessage structured(String id, String item) {
        return message(Events.json(id, "ada", item, 1)).contentType(STRUCTURED).build();
    }

    private static AmqpMessage binary(String prefix, String id, String item, int pieces) {
        var attributes = new JsonObject()
                .put(prefix + "specversion", "1.0")
                .put(prefix + "id", id)
                .put(prefix + "source", "/shop")
                .put(prefix + "type", "order.placed");
        return message(Events.data(id, item, pieces))
                .contentType("application/json")
                .applicationProperties(attributes)
                .build();
    }

    private static AmqpMessageBuilder message(String body) {
        return AmqpMessage.create().withBufferAsBody(Buffer.buffer(body));
    }

    private static JsonObject json(AmqpMessage message) {
        return message.bodyAsBinary().toJsonObject();
    }

    public static final class OnAmqp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.incoming.orders.connector", "smallrye-amqp",
                    "mp.messaging.outgoing.reservations.connector", "smallrye-amqp",
                    "zeroth.functions.channels.orders.retries", "0",
                    "zeroth.functions.channels.rush.reply", "reservations",
                    "zeroth.functions.channels.rush.retries", "1000",
                    "zeroth.functions.channels.rush.longest-delay", "200ms",
                    "mp.messaging.incoming.rush.connector", "smallrye-amqp",
                    "reconnect-interval", "1");
        }
    }
}
