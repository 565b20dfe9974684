package zeroth.apiserver;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An API server for a test, with a client of its own; both end with it. Confined to the test's thread. */
final class RunningServer implements AutoCloseable {
    private final ApiServerSettings settings;
    private @Nullable Vertx vertx;
    private @Nullable ApiServer server;
    private @Nullable KubernetesClient client;
    private @Nullable RawClient raw;

    RunningServer(ApiServerSettings settings) {
        this.settings = settings;
    }

    static RunningServer inTemporaryDirectory() {
        return new RunningServer(ApiServerSettings.in(temporaryDirectory()));
    }

    static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("zeroth-api");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningServer start() {
        vertx = Vertx.vertx();
        server = ApiServer.start(vertx, settings);
        client = clientOf(server.clientConfig());
        raw = RawClient.of(server.clientConfig());
        return this;
    }

    ApiServer server() {
        return Objects.requireNonNull(server);
    }

    KubernetesClient client() {
        return Objects.requireNonNull(client);
    }

    RawClient raw() {
        return Objects.requireNonNull(raw);
    }

    @Override
    public void close() {
        raw().close();
        client().close();
        server().close();
        Objects.requireNonNull(vertx)
                .close()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static KubernetesClient clientOf(ClientConfig config) {
        var caData = Base64.getEncoder().encodeToString(config.caPem().getBytes(StandardCharsets.UTF_8));
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl(config.url())
                        .withOauthToken(config.token())
                        .withCaCertData(caData)
                        .build())
                .build();
    }
}
