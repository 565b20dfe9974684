package zeroth.apiserver;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract, kept by a real Kubernetes: proof that the contract is Kubernetes' and not ours. */
@EnabledIfEnvironmentVariable(named = ClusterContractTest.KUBECONFIG, matches = ".+")
final class ClusterContractTest extends KubernetesContract {
    static final String KUBECONFIG = "ZEROTH_TEST_KUBECONFIG";

    private static @Nullable KubernetesClient client;

    @BeforeAll
    static void connect() throws IOException {
        var config = Config.fromKubeconfig(Files.readString(Path.of(System.getenv(KUBECONFIG))));
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterAll
    static void disconnect() {
        Objects.requireNonNull(client).close();
    }

    @Override
    KubernetesClient client() {
        return Objects.requireNonNull(client);
    }
}
