package zeroth.autoscaler.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.autoscaler.address.Address;
import zeroth.autoscaler.fetch.Fetch;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;

/** Knative's WebSocket, over real sockets. */
class StatsServerTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final StatsReport REPORT =
            new StatsReport(new RevisionId("default", "greeter-00001"), "activator", 3, 0, 5, 0, 60, NOW);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<List<StatsReport>> taken = new LinkedBlockingQueue<>();
    private final StatsServer server = StatsServer.start(vertx, "127.0.0.1", 0, taken::add, () -> NOW);

    @AfterEach
    void ends() {
        server.close();
        await(vertx.close());
    }

    @Test
    void takesReportsAndSkipsWhatIsNone() throws InterruptedException {
        WebSocket activator = connect();
        activator.writeBinaryMessage(Buffer.buffer("no report"));
        activator.writeTextMessage("nor this");
        activator.writeBinaryMessage(Buffer.buffer(StatsCodec.encode(List.of(REPORT, REPORT))));
        assertThat(taken.poll(10, TimeUnit.SECONDS)).containsExactly(REPORT, REPORT);
    }

    @Test
    void tellsItsPeersThatItRestarts() throws Exception {
        WebSocket activator = connect();
        CompletableFuture<Short> closed = new CompletableFuture<>();
        activator.closeHandler(_ -> closed.complete(activator.closeStatusCode()));
        server.close();
        assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo((short) 1012);
        assertThat(activator.closeReason()).isEqualTo("Restarting");
    }

    @Test
    void isAliveForTheKubeletAndNoWebPageForOthers() {
        try (Fetch fetch = new Fetch(vertx, Duration.ofSeconds(10))) {
            Address address = new Address("127.0.0.1", server.port(), "autoscaler");
            assertThat(fetch.get(address, "/", Map.of("User-Agent", "kube-probe/1.33"), 100)
                            .status())
                    .isEqualTo(200);
            assertThat(fetch.get(address, "/", Map.of(), 100).status()).isEqualTo(400);
        }
    }

    private WebSocket connect() {
        return await(vertx.createWebSocketClient().connect(server.port(), "127.0.0.1", "/"));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
