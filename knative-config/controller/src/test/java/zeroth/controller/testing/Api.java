package zeroth.controller.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import zeroth.apiserver.ApiServer;
import zeroth.apiserver.ApiServerSettings;
import zeroth.apiserver.ClientConfig;

/** An API server with a client; tests keep apart by namespaces. Immutable, but for the count of these. */
public final class Api implements AutoCloseable {
    private final Vertx vertx;
    private final ApiServer server;
    private final KubernetesClient client;
    private final AtomicInteger namespaces = new AtomicInteger();

    private Api(Vertx vertx, ApiServer server) {
        this.vertx = vertx;
        this.server = server;
        this.client = client(server.clientConfig());
    }

    public static Api start() {
        try {
            Vertx vertx = Vertx.vertx();
            return new Api(
                    vertx,
                    ApiServer.start(vertx, ApiServerSettings.in(Files.createTempDirectory("zeroth-controller"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public KubernetesClient client() {
        return client;
    }

    public String newNamespace() {
        String name = "test-" + namespaces.incrementAndGet();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    public <T extends HasMetadata> T get(Class<T> kind, String namespace, String name) {
        return find(kind, namespace, name)
                .orElseThrow(() -> new AssertionError("there is no " + kind.getSimpleName() + " " + name));
    }

    public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
        return Optional.ofNullable(
                client.resources(kind).inNamespace(namespace).withName(name).get());
    }

    /** Objects of these kinds in a namespace and their versions: whoever writes changes it. */
    @SafeVarargs
    public final Map<String, String> versions(String namespace, Class<? extends HasMetadata>... kinds) {
        Map<String, String> versions = new TreeMap<>();
        for (Class<? extends HasMetadata> kind : kinds) {
            client.resources(kind)
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .forEach(object -> versions.put(
                            object.getFullResourceName() + "/"
                                    + object.getMetadata().getName(),
                            object.getMetadata().getResourceVersion()));
        }
        return versions;
    }

    @Override
    public void close() {
        client.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static KubernetesClient client(ClientConfig config) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl(config.url())
                        .withOauthToken(config.token())
                        .withCaCertData(Base64.getEncoder()
                                .encodeToString(config.caPem().getBytes(StandardCharsets.UTF_8)))
                        .build())
                .build();
    }
}
