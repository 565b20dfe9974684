package warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** A broker that speaks AMQP 1.0, and what it saw of its queues of orders. Guarded by its own lock. */
final class ArtemisServer implements ActiveMQServerMessagePlugin, AutoCloseable {
    private static final int MOST_DELIVERIES = 4;
    private static final Set<String> ORDERS = Set.of("orders", "rush");

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final int port;
    private List<String> seen = new ArrayList<>();
    private Consumer<String> watcher = what -> {};

    private ArtemisServer(int port) {
        this.port = port;
    }

    static ArtemisServer start() throws Exception {
        var artemis = new ArtemisServer(FreePort.any());
        artemis.server.setConfiguration(artemis.configuration()).start();
        return artemis;
    }

    int port() {
        return port;
    }

    synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    /** Forgets what it saw, and tells from now on. */
    synchronized void watch(Consumer<String> watcher) {
        this.seen = new ArrayList<>();
        this.watcher = watcher;
    }

    /** Those who were connected may connect again. */
    void breakConnections() {
        var broken = new ActiveMQException("broken");
        server.getActiveMQServer().getRemotingService().getConnections().forEach(each -> each.fail(broken));
    }

    @Override
    public void afterDeliver(ServerConsumer consumer, MessageReference message) {
        see(message, "delivery " + message.getDeliveryCount());
    }

    @Override
    public void messageAcknowledged(
            Transaction tx, MessageReference message, AckReason reason, ServerConsumer consumer) {
        see(message, reason.name());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private void see(MessageReference message, String what) {
        if (ORDERS.contains(message.getQueue().getName().toString())) {
            seen(what).accept(what);
        }
    }

    private synchronized Consumer<String> seen(String what) {
        seen.add(what);
        return watcher;
    }

    private Configuration configuration() throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("amqp", "tcp://localhost:" + port + "?protocols=AMQP")
                .addAddressSetting(
                        "orders",
                        new AddressSettings()
                                .setDeadLetterAddress(SimpleString.of("dead"))
                                .setMaxDeliveryAttempts(MOST_DELIVERIES)
                                .setRedeliveryDelay(50));
        configuration.registerBrokerPlugin(this);
        for (var queue : List.of("orders", "rush", "reservations", "dead")) {
            configuration.addQueueConfiguration(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST));
        }
        return configuration;
    }
}
