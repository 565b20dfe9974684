package zeroth.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts, restarts, and starts that must fail. */
final class StartingTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void aRestartKeepsObjectsTokenAndAuthority() {
        try (var first = new RunningServer(ApiServerSettings.in(directory)).start()) {
            first.raw().post("/api/v1/namespaces/default/configmaps", "{\"metadata\":{\"name\":\"kept\"}}");
        }
        var before = read("token") + read("ca.crt");
        try (var second = new RunningServer(ApiServerSettings.in(directory)).start()) {
            assertThat(second.raw()
                            .get("/api/v1/namespaces/default/configmaps/kept")
                            .code())
                    .isEqualTo(200);
            assertThat(read("token") + read("ca.crt")).isEqualTo(before);
        }
    }

    @Test
    void theKubeconfigIsEnoughForAClientAndForItsOwnerOnly() throws IOException {
        try (var server = new RunningServer(ApiServerSettings.in(directory)).start()) {
            var kubeconfig = server.server().kubeconfig();
            var config = Config.fromKubeconfig(Files.readString(kubeconfig));
            try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
                assertThat(client.namespaces().withName("default").get()).isNotNull();
            }
            for (var name : new String[] {"kubeconfig", "token", "ca.key", "server.key"}) {
                assertThat(PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(kubeconfig.resolveSibling(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void clearTextIsForThisMachineAndAsksForTheTokenToo() throws IOException, InterruptedException {
        try (var server = new RunningServer(ApiServerSettings.in(directory)).start();
                var http = HttpClient.newHttpClient()) {
            var inside = server.server().insideConfig();
            assertThat(inside.url()).startsWith("http://127.0.0.1:");
            var namespaces = HttpRequest.newBuilder(URI.create(inside.url() + "/api/v1/namespaces"));
            assertThat(http.send(namespaces.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
            namespaces.header("Authorization", "Bearer " + inside.token());
            assertThat(http.send(namespaces.build(), BodyHandlers.ofString()).body())
                    .contains("knative-serving");
        }
    }

    @Test
    void aDirectoryInUseIsRefusedWithASentence() {
        try (var first = new RunningServer(ApiServerSettings.in(directory)).start()) {
            assertThat(first.server().url()).startsWith("https://127.0.0.1:");
            refuses(ApiServerSettings.in(directory), "is in use by another process");
        }
    }

    @Test
    void aPortInUseIsRefusedWithASentence() {
        try (var first = new RunningServer(ApiServerSettings.in(directory.resolve("one"))).start()) {
            var port = Integer.parseInt(first.server().url().replaceAll(".*:", ""));
            refuses(ApiServerSettings.in(directory.resolve("two")).withPort(port), "another process uses the port");
        }
    }

    @Test
    void aBrokenFileIsRefusedWithASentence() throws IOException {
        Files.createDirectories(directory.resolve("api"));
        Files.writeString(directory.resolve("api/objects.mv"), "broken ".repeat(2000));

        refuses(ApiServerSettings.in(directory), "it is damaged");
    }

    private static void refuses(ApiServerSettings settings, String sentence) {
        var vertx = Vertx.vertx();
        try {
            assertThatThrownBy(() -> ApiServer.start(vertx, settings))
                    .isInstanceOf(ApiServerStartException.class)
                    .hasMessageContaining(sentence);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private String read(String name) {
        try {
            return Files.readString(directory.resolve("api").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
