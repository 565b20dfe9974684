package warehouse;

import static java.util.Map.entry;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import io.smallrye.reactive.messaging.memory.InMemorySource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a broker: the channels are in memory, and carry the JSON of events. */
@QuarkusTest
@TestProfile(InMemoryOrdersTest.InMemory.class)
class InMemoryOrdersTest {
    private static final String CONNECTOR = "smallrye-in-memory";

    @Inject
    @Connector(CONNECTOR)
    InMemoryConnector connector;

    @Inject
    Shelves shelves;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private InMemorySource<Message<String>> orders;
    private InMemorySink<String> reservations;

    @BeforeEach
    void open() {
        orders = connector.source("orders");
        reservations = connector.sink("reservations");
        reservations.clear();
    }

    @Test
    void answersAnOrderByAReservation() throws Exception {
        order("1", "ada", "pen", 2);

        assertEquals("ack 1", told.poll(60, SECONDS));
        var answer = answers().getFirst();
        assertEquals("order.reserved", answer.path("type").asText());
        assertEquals("/warehouse", answer.path("source").asText());
        assertEquals("1", answer.path("data").path("orderId").asText());
    }

    @Test
    void refusesAnOrderOfNothing() throws Exception {
        order("2", "ada", "pen", 0);

        assertTrue(told.poll(60, SECONDS).startsWith("nack 2: pieces: 0"));
        assertEquals(List.of(), answers());
    }

    @Test
    void keepsTheOrdersOfACustomerInTheirOrderAndOthersGoAhead() throws Exception {
        shelves.empty("ink");
        order("3", "ada", "ink", 1);
        order("4", "ada", "pen", 1);
        order("5", "ben", "pen", 1);

        assertEquals("ack 5", told.poll(60, SECONDS));
        shelves.fill("ink");

        assertEquals("ack 3", told.poll(60, SECONDS));
        assertEquals("ack 4", told.poll(60, SECONDS));
    }

    private void order(String id, String customer, String item, int pieces) {
        var event = """
                {"specversion": "1.0", "id": "%s", "source": "/shop", "type": "order.placed", "partitionkey": "%s",
                 "data": {"id": "%s", "item": "%s", "pieces": %d}}""".formatted(id, customer, id, item, pieces);
        orders.send(
                Message.of(event, () -> tell("ack " + id), reason -> tell("nack " + id + ": " + reason.getMessage())));
    }

    private CompletionStage<Void> tell(String what) {
        told.add(what);
        return CompletableFuture.completedFuture(null);
    }

    private List<JsonNode> answers() {
        return reservations.received().stream()
                .map(message -> json(message.getPayload()))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    public static final class InMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    entry("mp.messaging.incoming.orders.connector", CONNECTOR),
                    entry("mp.messaging.outgoing.reservations.connector", CONNECTOR),
                    entry("zeroth.functions.channels.orders.retries", "1000"),
                    entry("zeroth.functions.channels.orders.longest-delay", "200ms"));
        }
    }
}
