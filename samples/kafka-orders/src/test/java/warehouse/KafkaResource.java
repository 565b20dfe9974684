package warehouse;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A Kafka for the tests of a class. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private KafkaServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = KafkaServer.start();
            try (var topics = new Topics(server.address())) {
                topics.create(
                        "orders",
                        "reservations",
                        "dead-letter-topic-orders",
                        "late",
                        "late_retry_100",
                        "dead-letter-topic-late");
            }
        } catch (Exception e) {
            throw new IllegalStateException("Kafka does not start", e);
        }
        return Map.of("kafka.bootstrap.servers", server.address());
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(server, new TestInjector.MatchesType(KafkaServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}
