package zeroth.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import zeroth.api.application.Application;
import zeroth.api.application.ApplicationSpec;
import zeroth.apiserver.ApiServer;
import zeroth.apiserver.ApiServerSettings;
import zeroth.apiserver.ClientConfig;

/** An API server and a node for a test, on one data directory. Confined to the test's thread. */
final class Laptop implements AutoCloseable {
    static final String NAMESPACE = "default";

    private static final int PATIENCE_MILLIS = 60_000;

    private final Vertx vertx = Vertx.vertx();
    private final ApiServer server;
    private final KubernetesClient client;
    private final Node node;

    private Laptop(Path data) {
        server = ApiServer.start(vertx, ApiServerSettings.in(data));
        client = clientOf(server.clientConfig());
        node = Node.start(
                vertx,
                client,
                NodeSettings.in(data)
                        .withBackoff(Duration.ofMillis(200), Duration.ofSeconds(1))
                        .withListenPatience(Duration.ofSeconds(2)));
    }

    static Laptop start(Path data) {
        return new Laptop(data);
    }

    KubernetesClient client() {
        return client;
    }

    Node node() {
        return node;
    }

    void add(String name, Path program) {
        client.resource(Application.of(name, new ApplicationSpec(program.toString())))
                .create();
    }

    List<Pod> pods() {
        return client.pods().inNamespace(NAMESPACE).list().getItems();
    }

    Optional<Pod> onlyPod() {
        List<Pod> pods = pods();
        return pods.size() == 1 ? Optional.of(pods.getFirst()) : Optional.empty();
    }

    @Override
    public void close() {
        node.close();
        client.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static KubernetesClient clientOf(ClientConfig config) {
        String authority = Base64.getEncoder().encodeToString(config.caPem().getBytes(StandardCharsets.UTF_8));
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl(config.url())
                        .withOauthToken(config.token())
                        .withCaCertData(authority)
                        // A machine that builds beside the tests is slow to shake hands.
                        .withConnectionTimeout(PATIENCE_MILLIS)
                        .withRequestTimeout(PATIENCE_MILLIS)
                        .build())
                .build();
    }
}
