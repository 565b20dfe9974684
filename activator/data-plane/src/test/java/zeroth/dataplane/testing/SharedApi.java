package zeroth.dataplane.testing;

import io.fabric8.kubernetes.client.Config;
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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import zeroth.apiserver.ApiServer;
import zeroth.apiserver.ApiServerSettings;
import zeroth.apiserver.ClientConfig;

/**
 * One embedded API server for all tests, since it makes keys when it starts. A test asks for it as a {@link TestApi}, and
 * leaves it as it was.
 */
public final class SharedApi implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedApi.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType().equals(TestApi.class);
    }

    @Override
    public TestApi resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Server server = test.getRoot().getStore(HERE).computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
        return test.getStore(HERE).computeIfAbsent(TestApi.class, _ -> server.api(), TestApi.class);
    }

    /** Until the last test is over. */
    private record Server(Vertx vertx, Path directory, ApiServer server, KubernetesClient client)
            implements AutoCloseable {
        static Server start() {
            try {
                Vertx vertx = Vertx.vertx();
                Path directory = Files.createTempDirectory("api");
                ApiServer server = ApiServer.start(vertx, ApiServerSettings.in(directory));
                return new Server(vertx, directory, server, client(server.clientConfig()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        TestApi api() {
            return new TestApi(client);
        }

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
            Caller.join(vertx.close());
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
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
}
