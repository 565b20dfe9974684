package warehouse;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A broker of AMQP for the tests of a class. */
public final class ArtemisResource implements QuarkusTestResourceLifecycleManager {
    private ArtemisServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = ArtemisServer.start();
        } catch (Exception e) {
            throw new IllegalStateException("Artemis does not start", e);
        }
        return Map.of("amqp-host", "localhost", "amqp-port", String.valueOf(server.port()));
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(server, new TestInjector.MatchesType(ArtemisServer.class));
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (Exception e) {
            throw new IllegalStateException("Artemis does not stop", e);
        }
    }
}
