package warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Orders as events, as records of a topic. */
final class Events {
    private Events() {}

    /** Attributes as headers, data as the value. */
    static ProducerRecord<String, String> binary(String topic, String id, String customer, String item, int pieces) {
        var record = new ProducerRecord<String, String>(topic, data(id, item, pieces));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/shop",
                        "ce_type", "order.placed",
                        "ce_partitionkey", customer,
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** All of it is the value. */
    static ProducerRecord<String, String> structured(
            String topic, String id, String customer, String item, int pieces) {
        var record = new ProducerRecord<String, String>(topic, json(id, customer, item, pieces));
        record.headers().add("content-type", "application/cloudevents+json; charset=UTF-8".getBytes(UTF_8));
        return record;
    }

    static String json(String id, String customer, String item, int pieces) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/shop", "type": "order.placed", "partitionkey": "%s",
                 "data": %s}""".formatted(id, customer, data(id, item, pieces));
    }

    static String data(String id, String item, int pieces) {
        return "{\"id\": \"%s\", \"item\": \"%s\", \"pieces\": %d}".formatted(id, item, pieces);
    }
}
