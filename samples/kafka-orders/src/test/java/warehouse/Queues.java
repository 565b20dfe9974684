package warehouse;

import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A plain client of AMQP 1.0, which knows nothing of events. Confined to the test, but for its queues. */
final class Queues implements AutoCloseable {
    private static final int LONGEST_SECONDS = 60;

    private final AmqpClient client;
    private final AmqpConnection connection;
    private final Map<String, BlockingQueue<AmqpMessage>> received = new HashMap<>();

    Queues(int port) throws Exception {
        client = AmqpClient.create(new AmqpClientOptions().setHost("localhost").setPort(port));
        connection = get(client.connect());
    }

    Queues listen(String... queues) throws Exception {
        for (var queue : queues) {
            var messages = new LinkedBlockingQueue<AmqpMessage>();
            received.put(queue, messages);
            get(connection.createReceiver(queue)).handler(messages::add);
        }
        return this;
    }

    void send(String queue, AmqpMessage message) throws Exception {
        var sender = get(connection.createSender(queue));
        get(sender.sendWithAck(message));
        get(sender.close());
    }

    AmqpMessage next(String queue) throws InterruptedException {
        var message = received.get(queue).poll(LONGEST_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError(queue + ": nothing came");
        }
        return message;
    }

    @Override
    public void close() throws Exception {
        get(client.close());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
