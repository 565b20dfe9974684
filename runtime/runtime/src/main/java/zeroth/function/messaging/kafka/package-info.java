/**
 * Kafka's records as events, by CloudEvents' binding for Kafka: {@link zeroth.function.messaging.kafka.KafkaTransport},
 * for applications that have {@code quarkus-messaging-kafka}. Only the recorder leads here.
 */
@NullMarked
package zeroth.function.messaging.kafka;

import org.jspecify.annotations.NullMarked;
