package zeroth.autoscaler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.autoscaler.HttpDouble;
import zeroth.autoscaler.address.Address;
import zeroth.autoscaler.pods.ReadyPod;
import zeroth.autoscaler.scrape.HttpPodStats;
import zeroth.autoscaler.scrape.ScrapeFailedException;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;

/** Over real sockets: what other processes do to whoever asks them. */
class FetchTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RevisionId GREETER = new RevisionId("default", "greeter-00001");
    private static final StatsReport REPORT = new StatsReport(GREETER, "pod-0", 3, 1, 5, 2, 60, NOW);

    private final Vertx vertx = Vertx.vertx();
    private final Fetch fetch = new Fetch(vertx, Duration.ofSeconds(2));

    @AfterEach
    void ends() {
        fetch.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void bringsTheAnswerOfWhoeverIsAskedByName() {
        try (HttpDouble peer = new HttpDouble(
                vertx, request -> request.response().end(request.getHeader("Host") + request.getHeader("X")))) {
            Fetched answer = fetch.get(peer.address(), "/", Map.of("X", "!"), 100);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("greeter.default!");
            assertThat(answer.isSuccess()).isTrue();
        }
    }

    @Test
    void waitsNoLongerThanItsTimeForASlowPeer() {
        Fetch hasty = new Fetch(vertx, Duration.ofMillis(100));
        try (HttpDouble peer = new HttpDouble(vertx, _ -> {})) {
            assertThatExceptionOfType(FetchFailedException.class)
                    .isThrownBy(() -> hasty.get(peer.address(), "/", Map.of(), 100))
                    .withMessageContaining("no answer in PT0.1S");
        }
    }

    @Test
    void readsNoMoreThanItWasAllowed() {
        try (HttpDouble peer =
                new HttpDouble(vertx, request -> request.response().end("x".repeat(101)))) {
            assertThatExceptionOfType(FetchFailedException.class)
                    .isThrownBy(() -> fetch.get(peer.address(), "/", Map.of(), 100))
                    .withMessageContaining("longer than 100 bytes");
        }
    }

    @Test
    void saysWhomItDidNotReach() {
        assertThatExceptionOfType(FetchFailedException.class)
                .isThrownBy(() -> fetch.get(new Address("127.0.0.1", 1, "nobody"), "/", Map.of(), 100))
                .withMessageStartingWith("127.0.0.1:1: ");
    }

    @Test
    void readsAPodsStatistics() {
        Handler<HttpServerRequest> queueProxy = request -> request.response()
                .putHeader("Content-Type", String.valueOf(request.getHeader("Accept")))
                .end(Buffer.buffer(StatsCodec.encode(REPORT)));
        assertThat(ask(queueProxy)).isEqualTo(REPORT);
    }

    @Test
    void takesNothingElseForStatistics() {
        assertRefused(request -> request.response().end("text"), "answered 200 with null");
        assertRefused(request -> request.response().setStatusCode(503).end(), "answered 503 with null");
        assertRefused(
                request -> request.response()
                        .putHeader("Content-Type", "application/protobuf")
                        .end("not protobuf at all"),
                "its answer is not a statistic");
    }

    @Test
    void asksNoPodWhosePortIsUnknown() {
        ReadyPod pod = new ReadyPod(GREETER, "pod-0", "127.0.0.1", OptionalInt.empty(), NOW);
        assertThatExceptionOfType(ScrapeFailedException.class)
                .isThrownBy(() -> new HttpPodStats(fetch, () -> NOW).ask(pod))
                .withMessage("its Service names no port for statistics");
    }

    private void assertRefused(Handler<HttpServerRequest> queueProxy, String why) {
        assertThatExceptionOfType(ScrapeFailedException.class)
                .isThrownBy(() -> ask(queueProxy))
                .withMessage(why);
    }

    private StatsReport ask(Handler<HttpServerRequest> queueProxy) {
        try (HttpDouble peer = new HttpDouble(vertx, queueProxy)) {
            ReadyPod pod = new ReadyPod(GREETER, "pod-0", "127.0.0.1", OptionalInt.of(peer.port()), NOW);
            return new HttpPodStats(fetch, () -> NOW).ask(pod);
        }
    }
}
