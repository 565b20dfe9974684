package warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static warehouse.Events.binary;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of orders whose application ended in the middle of them. */
class KilledIT {
    private KafkaServer kafka;
    private Topics topics;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaServer.start();
        topics = new Topics(kafka.address()).create("orders", "reservations").listen("reservations");
    }

    @AfterEach
    void stop() {
        topics.close();
        kafka.close();
    }

    @Test
    void handlesAnOrderThatItHadBegunWhenItWasKilledOrStopped() throws Exception {
        try (var first = application("warehouse.empty=ink")) {
            topics.send(binary("orders", "1", "ada", "ink", 1));
            topics.send(binary("orders", "2", "ben", "pen", 1));
            first.says("order 1 waits for ink");
            assertEquals("2", order(topics.next("reservations")));
            first.kill();
        }
        try (var second = application("warehouse.empty=ink")) {
            second.says("order 1 waits for ink");
            second.stop();
        }
        try (var third = application("warehouse.empty=none")) {
            third.says("started in");

            assertEquals("1", order(nextBut("2")));
        }
    }

    /** The group soon forgets who died; so many retries that none gives up here. */
    private Application application(String shelves) throws Exception {
        return Application.start(
                kafka.address(),
                shelves,
                "zeroth.functions.channels.orders.retries=1000",
                "mp.messaging.incoming.orders.session.timeout.ms=2000",
                "mp.messaging.incoming.orders.heartbeat.interval.ms=500");
    }

    /** An order that was done may be done again: its offset stands behind one that was not. */
    private ConsumerRecord<String, String> nextBut(String done) {
        var next = topics.next("reservations");
        return order(next).equals(done) ? nextBut(done) : next;
    }

    private static String order(ConsumerRecord<String, String> answer) {
        return answer.value().replaceAll(".*\"orderId\":\"([^\"]+)\".*", "$1");
    }
}
