package zeroth.dataplane.activator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static zeroth.dataplane.testing.BarePlane.HELLO;
import static zeroth.dataplane.testing.BarePlane.HOST;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.queueproxy.stats.StatsReport;

/** Requests that wait for a pod, over real sockets. */
class HoldingTest {
    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);

    @AfterEach
    void close() {
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void aRequestOfAnIdleRevisionWakesItAndWaits() {
        plane.serve(1);
        Future<Reply> reply = plane.outside.later(HOST, "/");
        await().until(() -> !plane.reports.isEmpty());

        StatsReport wake = plane.reports.getFirst();
        assertThat(wake.revision()).isEqualTo(HELLO);
        assertThat(wake.averageConcurrentRequests()).isOne();
        assertThat(wake.requestCount()).isOne();

        plane.serve(1, FakePod.answering(vertx, "a").pod());
        assertThat(Caller.join(reply).body()).isEqualTo("a");
    }

    @Test
    void requestsThatWaitAreReported() {
        plane.serve(1);
        wait(5);

        plane.time.advance(Duration.ofSeconds(1));
        plane.reporter.tick();

        assertThat(plane.reports.getLast().averageConcurrentRequests()).isEqualTo(4);
        assertThat(plane.reports.getLast().requestCount()).isEqualTo(4);
    }

    @Test
    void whoWaitsIsServedInTheOrderOfArrival() {
        plane.serve(1);
        List<String> order = new CopyOnWriteArrayList<>();
        FakePod pod = FakePod.start(vertx, "a", request -> {
            order.add(request.uri());
            vertx.setTimer(2, _ -> request.response().end());
        });
        List<Future<Reply>> replies = wait(20);

        plane.serve(1, pod.pod());

        replies.forEach(reply -> assertThat(Caller.join(reply).status()).isEqualTo(200));
        assertThat(order)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "/" + i).toList());
    }

    @Test
    void aPodNeverHasMoreThanItsLimitAndAllAreServed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<FakePod> pods = IntStream.range(0, 2)
                .mapToObj(i -> FakePod.start(vertx, "pod-" + i, request -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    vertx.setTimer(5, _ -> {
                        now.decrementAndGet();
                        request.response().end();
                    });
                }))
                .toList();
        plane.serve(2, pods.getFirst().pod(), pods.getLast().pod());

        List<Future<Reply>> replies = IntStream.range(0, 40)
                .mapToObj(i -> plane.outside.later(HOST, "/" + i))
                .toList();

        replies.forEach(reply -> assertThat(Caller.join(reply).status()).isEqualTo(200));
        assertThat(most.get()).isLessThanOrEqualTo(4);
        assertThat(pods).allSatisfy(pod -> assertThat(pod.requests()).hasSizeGreaterThan(5));
    }

    @Test
    void aBodyThatCameWhileTheRequestWaitedReachesThePod() {
        plane.serve(1);
        String body = "x".repeat(300_000);
        Future<Reply> reply = plane.outside.send(HttpMethod.POST, HOST, "/", Map.of(), body);
        await().until(() -> plane.waiting() == 1);

        FakePod echo = FakePod.start(
                vertx,
                "echo",
                request -> request.body().onSuccess(bytes -> request.response().end(bytes)));
        plane.serve(1, echo.pod());

        assertThat(Caller.join(reply).body()).isEqualTo(body);
    }

    @Test
    void aClientThatLeavesLeavesTheLine() {
        plane.serve(1);
        HttpClientRequest leaver = Caller.join(plane.outside.open(HttpMethod.GET, HOST, "/", Map.of()));
        var _ = leaver.send();
        await().until(() -> plane.waiting() == 1);

        leaver.connection().close();

        await().atMost(5, SECONDS).until(() -> plane.waiting() == 0);
        assertThat(plane.inFlight()).isZero();
    }

    @Test
    void aClientThatLeavesWithMostOfALargeBodyUnsentLeavesTheLine() throws IOException {
        plane.serve(1);
        try (Socket leaver = new Socket(InetAddress.getLoopbackAddress(), plane.gatewayPort())) {
            leaver.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: " + HOST + "\r\nContent-Length: 100000000\r\n\r\n"
                                    + "x".repeat(700_000))
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> plane.waiting() == 1);
        }

        await().atMost(5, SECONDS).until(() -> plane.waiting() == 0);
    }

    @Test
    void aBodyThatIsMoreThanIsReadAheadReachesThePodWhole() {
        plane.serve(1);
        String body = "0123456789".repeat(500_000);
        Future<Reply> reply = plane.outside.send(HttpMethod.POST, HOST, "/", Map.of(), body);
        await().until(() -> plane.waiting() == 1);

        FakePod echo = FakePod.start(
                vertx,
                "echo",
                request -> request.body().onSuccess(bytes -> request.response().end(bytes)));
        plane.serve(1, echo.pod());

        assertThat(Caller.join(reply).body().equals(body)).isTrue();
    }

    @Test
    void theRevisionsTimeRunsWhileARequestWaits() {
        Revision hasty = BarePlane.hello(1);
        hasty.getSpec().setTimeoutSeconds(1L);
        plane.serve(hasty);

        Reply reply = plane.outside.get(HOST, "/");

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).isEqualTo("activator request timeout");
        assertThat(plane.waiting()).isZero();
    }

    @Test
    void aFullLineIsSaidAtOnce() {
        plane.serve(1);
        wait(50);

        Reply reply = plane.outside.get(HOST, "/one-too-many");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers().get("Retry-After")).isEqualTo("1");
        assertThat(reply.body()).contains("Too many requests wait for default/hello-00001");
    }

    @Test
    void aRevisionThatCannotStartSaysWhyToThoseWhoWait() {
        plane.serve(1);
        List<Future<Reply>> replies = wait(3);

        plane.serve(failing("ExitCode1", "Container failed with: boom"));

        replies.forEach(reply -> {
            assertThat(Caller.join(reply).status()).isEqualTo(503);
            assertThat(Caller.join(reply).body())
                    .isEqualTo("No pod of default/hello-00001 can answer: ExitCode1: Container failed with: boom\n");
        });
    }

    @Test
    void aRevisionThatFailedBeforeGetsAnotherChance() {
        plane.serve(failing("ExitCode1", "boom"));
        Future<Reply> reply = plane.outside.later(HOST, "/");
        await().until(() -> plane.waiting() == 1);

        plane.serve(1, FakePod.answering(vertx, "a").pod());

        assertThat(Caller.join(reply).body()).isEqualTo("a");
    }

    @Test
    void aRevisionThatIsDeletedTellsThoseWhoWait() {
        plane.serve(1);
        Future<Reply> reply = wait(1).getFirst();

        plane.forget(HELLO);

        assertThat(Caller.join(reply).status()).isEqualTo(404);
    }

    @Test
    void whatRunsMayFinishAndNothingBeginsOnceTheEndHasBegun() {
        FakePod pod = FakePod.start(
                vertx,
                "a",
                request -> vertx.setTimer(300, _ -> request.response().end("done")));
        plane.serve(5, pod.pod());
        Future<Reply> running = plane.outside.later(HOST, "/");
        await().until(() -> plane.inFlight() == 1);

        Future<Void> quiet = plane.activator.drain();

        assertThat(plane.outside.get(HOST, "/").status()).isEqualTo(503);
        assertThat(quiet.isComplete()).isFalse();
        assertThat(Caller.join(running).body()).isEqualTo("done");
        Caller.join(quiet);
    }

    /** That many requests, each known to wait before the next is sent. */
    private List<Future<Reply>> wait(int requests) {
        return IntStream.range(0, requests).mapToObj(this::waiting).toList();
    }

    private Future<Reply> waiting(int number) {
        Future<Reply> reply = plane.outside.later(HOST, "/" + number);
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> plane.waiting() == number + 1);
        return reply;
    }

    private static Revision failing(String reason, String message) {
        return new RevisionBuilder(BarePlane.hello(1))
                .withNewStatus()
                .addNewCondition()
                .withType("ContainerHealthy")
                .withStatus("False")
                .withReason(reason)
                .withMessage(message)
                .endCondition()
                .endStatus()
                .build();
    }
}
