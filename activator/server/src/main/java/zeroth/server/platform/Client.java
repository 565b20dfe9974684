package zeroth.server.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import zeroth.apiserver.ClientConfig;

/** Clients of the platform's API. */
public final class Client {
    private static final String NAMESPACE = "default";

    private Client() {}

    static KubernetesClient of(ClientConfig config, Vertx vertx) {
        Config fabric8 = new ConfigBuilder(Config.empty())
                .withMasterUrl(config.url())
                .withOauthToken(config.token())
                .withNamespace(NAMESPACE)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(fabric8)
                .withKubernetesSerialization(new KubernetesSerialization(new ObjectMapper(), false))
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .build();
    }

    /**
     * A client of a platform that runs on this machine.
     *
     * @throws StartException if no platform has used this data directory
     */
    public static KubernetesClient ofRunning(Path dataDirectory) {
        Path kubeconfig = dataDirectory.resolve("api").resolve("kubeconfig");
        if (!Files.exists(kubeconfig)) {
            throw new StartException(
                    "no platform has run on " + dataDirectory + ": start one with zeroth dev, or name its --data-dir");
        }
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }
}
