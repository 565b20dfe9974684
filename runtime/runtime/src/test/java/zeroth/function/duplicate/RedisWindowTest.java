package zeroth.function.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.JsonFormat;
import zeroth.function.redis.RedisWindow;

/** On a real server: the executable that the environment names. */
@EnabledIfEnvironmentVariable(named = "ZEROTH_TEST_REDIS", matches = ".+")
@Timeout(60)
class RedisWindowTest extends WindowContract {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMillis(300);

    @TempDir
    static Path directory;

    private static Vertx vertx;
    private static Process server;
    private static Redis redis;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        server = new ProcessBuilder(
                        System.getenv("ZEROTH_TEST_REDIS"),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        vertx = Vertx.vertx();
        redis = Redis.createClient(vertx, "redis://127.0.0.1:" + port);
        Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(() -> redis.connect().await().atMost(SOON) != null);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        redis.close();
        vertx.closeAndAwait();
        server.destroy();
        server.waitFor();
    }

    @Override
    Window window() {
        return window(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Test
    void freesWhatWasInFlightInAProcessThatDied() {
        var window = window(Duration.ofMinutes(1), LEASE);
        window.claim(key()).toCompletableFuture().join();

        Awaitility.await()
                .atMost(SOON)
                .until(() -> window.claim(key()).toCompletableFuture().join() instanceof Claim.First);
    }

    @Test
    void forgetsWhatIsOld() {
        var window = window(LEASE, Duration.ofMinutes(1));
        window.claim(key()).toCompletableFuture().join();
        window.done(key(), "ticket", new Outcome.Accepted())
                .toCompletableFuture()
                .join();

        Awaitility.await()
                .atMost(SOON)
                .until(() -> window.claim(key()).toCompletableFuture().join() instanceof Claim.First);
    }

    @Test
    void failsWhereNoServerIs() throws IOException {
        var nowhere = Redis.createClient(vertx, "redis://127.0.0.1:" + freePort());
        var window = new RedisWindow(nowhere, "test:", LEASE, LEASE, text());

        assertThatException()
                .isThrownBy(() -> window.claim(key()).toCompletableFuture().join());
        assertThat(server.isAlive()).isTrue();
    }

    private static Window window(Duration retention, Duration lease) {
        return new RedisWindow(redis, "test:", retention, lease, text());
    }

    private static OutcomeText text() {
        return new OutcomeText(new JsonFormat(new ObjectMapper()));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
