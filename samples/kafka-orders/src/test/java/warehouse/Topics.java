package warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's plain clients: they know nothing of events. Confined to the test. */
final class Topics implements AutoCloseable {
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Admin admin;
    private final List<ConsumerRecord<String, String>> received = new ArrayList<>();

    Topics(String address) {
        Map<String, Object> server = Map.of("bootstrap.servers", address);
        producer = new KafkaProducer<>(server, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(server, new StringDeserializer(), new StringDeserializer());
        admin = Admin.create(server);
    }

    /** One partition each. */
    Topics create(String... topics) throws Exception {
        admin.createTopics(Stream.of(topics)
                        .map(topic -> new NewTopic(topic, 1, (short) 1))
                        .toList())
                .all()
                .get();
        return this;
    }

    /** From now on. */
    Topics listen(String... topics) {
        consumer.assign(Stream.of(topics).map(Topics::partition).toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        return this;
    }

    /** The offset that it got. */
    long send(ProducerRecord<String, String> record) throws Exception {
        return producer.send(record).get(LONGEST.toSeconds(), TimeUnit.SECONDS).offset();
    }

    ConsumerRecord<String, String> next(String topic) {
        return next(record -> record.topic().equals(topic));
    }

    long committed(String group, String topic) throws Exception {
        var offset = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition(topic));
        return offset instanceof OffsetAndMetadata committed ? committed.offset() : 0;
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        admin.close();
    }

    /** The first that nobody has asked for yet. */
    private ConsumerRecord<String, String> next(Predicate<ConsumerRecord<String, String>> wanted) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            var found = received.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                received.remove(found.get());
                return found.get();
            }
            consumer.poll(Duration.ofMillis(100)).forEach(received::add);
        }
        throw new AssertionError("came: " + received);
    }

    private static TopicPartition partition(String topic) {
        return new TopicPartition(topic, 0);
    }
}
