package zeroth.apiserver;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, kept by the embedded API server. */
final class EmbeddedContractTest extends KubernetesContract {
    private static final RunningServer SERVER = RunningServer.inTemporaryDirectory();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    KubernetesClient client() {
        return SERVER.client();
    }
}
