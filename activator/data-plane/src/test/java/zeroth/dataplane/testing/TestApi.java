package zeroth.dataplane.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import zeroth.apiserver.ApiServer;
import zeroth.apiserver.ApiServerSettings;
import zeroth.apiserver.ClientConfig;

/** The embedded API server, and a client of it. */
public final class TestApi implements AutoCloseable {
    public final KubernetesClient client;
    private final ApiServer server;

    public TestApi(Vertx vertx, Path directory) {
        server = ApiServer.start(vertx, ApiServerSettings.in(directory));
        client = client(server.clientConfig());
    }

    public <T extends HasMetadata> void apply(String yaml, Class<T> kind) {
        client.resource(Serialization.unmarshal(yaml, kind)).createOr(resource -> resource.update());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private static KubernetesClient client(ClientConfig config) {
        Config fabric8 = new ConfigBuilder(Config.empty())
                .withMasterUrl(config.url())
                .withOauthToken(config.token())
                .withCaCertData(
                        Base64.getEncoder().encodeToString(config.caPem().getBytes(StandardCharsets.UTF_8)))
                .build();
        return new KubernetesClientBuilder().withConfig(fabric8).build();
    }
}
