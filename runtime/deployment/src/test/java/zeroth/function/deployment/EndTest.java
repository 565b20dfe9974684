package zeroth.function.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.funqy.Funq;
import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The end of a function's own process, which was built and started as in production. */
class EndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SIGTERM = 128 + 15;

    @RegisterExtension
    static final QuarkusProdModeTest APPLICATION =
            new QuarkusProdModeTest().withApplicationRoot(jar -> jar.addClasses(Held.class, Place.class));

    @ProdBuildResults
    @SuppressWarnings("NullAway.Init")
    ProdModeTestResults built;

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        port = freePort();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(), "-XX:TieredStopAtLevel=1", "-jar", jar().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("PORT", "" + port);
        process = builder.start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> readiness() == 200);
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
        client.close();
    }

    @Test
    void whoIsServedWhenTheSignalComesGetsAnAnswerNobodyNewIsSentHereAndThenTheProcessEnds() throws Exception {
        Path entered = directory.resolve("entered");
        Path released = directory.resolve("released");
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(event(), BodyHandlers.ofString());
        await().atMost(PATIENCE).until(() -> Files.exists(entered));

        process.destroy();
        await().atMost(PATIENCE).until(() -> readiness() == 503);
        assertThat(answer).isNotDone();
        assertThat(process.isAlive()).isTrue();

        Files.createFile(released);
        assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode())
                .isEqualTo(200);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
    }

    private int readiness() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/health/readiness")).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest event() {
        return HttpRequest.newBuilder(at("/"))
                .header("ce-specversion", "1.0")
                .header("ce-id", UUID.randomUUID().toString())
                .header("ce-source", "/test")
                .header("ce-type", "hold")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"directory\":\"" + directory + "\"}"))
                .build();
    }

    private Path jar() {
        return built.getBuildDir().resolve("quarkus-app").resolve("quarkus-run.jar");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where a function and a test leave each other signs. */
    public record Place(String directory) {}

    public static class Held {
        @Funq
        public String hold(Place place) throws IOException, InterruptedException {
            Path directory = Path.of(place.directory());
            try (WatchService signs = directory.getFileSystem().newWatchService()) {
                directory.register(signs, StandardWatchEventKinds.ENTRY_CREATE);
                Files.createFile(directory.resolve("entered"));
                while (!Files.exists(directory.resolve("released"))) {
                    signs.poll(1, TimeUnit.SECONDS);
                }
            }
            return "done";
        }
    }
}
