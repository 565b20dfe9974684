/**
 * AMQP 1.0's messages as events, by CloudEvents' binding for AMQP: {@link zeroth.function.messaging.amqp.AmqpTransport},
 * for applications that have {@code quarkus-messaging-amqp}. Only the recorder leads here.
 */
@NullMarked
package zeroth.function.messaging.amqp;

import org.jspecify.annotations.NullMarked;
