package zeroth.dataplane.activator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static zeroth.dataplane.testing.BarePlane.HOST;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.throttle.Pod;

/** What becomes of a request on its way to a pod. */
class ForwardingTest {
    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);

    @AfterEach
    void close() {
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void aPodThatIsNotThereIsPassedOver() {
        FakePod alive = FakePod.answering(vertx, "alive");
        plane.serve(1, dead(), alive.pod());

        for (int i = 0; i < 10; i++) {
            assertThat(plane.outside.get(HOST, "/").body()).isEqualTo("alive");
        }
        assertThat(plane.inFlight()).isZero();
    }

    @Test
    void aPodThatDoesNotAcceptConnectionsIsPassedOverSoon() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            crowd(deaf, crowd);
            plane.serve(1, new Pod("deaf", "127.0.0.1", deaf.getLocalPort(), Pod.Protocol.HTTP1));
            Future<Reply> reply = plane.outside.later(HOST, "/");

            // Its pod is set aside, long before a connection would be given up that may take ten seconds.
            await().atMost(8, SECONDS).until(() -> plane.waiting() == 1);
            plane.serve(1, FakePod.answering(vertx, "alive").pod());

            assertThat(Caller.join(reply).body()).isEqualTo("alive");
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    /** As many as fit wait to be accepted, so that the kernel leaves the next ones without an answer. */
    private static void crowd(ServerSocket deaf, List<Socket> crowd) throws IOException {
        boolean full = false;
        while (!full) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                full = true;
            }
        }
    }

    @Test
    void aRequestWaitsForAPodThatIsNotThereYetAndGoesWhenItAnswers() {
        Pod late = dead();
        plane.serve(1, late);
        Future<Reply> reply = plane.outside.send(HttpMethod.POST, HOST, "/", Map.of(), "body");
        await().until(() -> plane.waiting() == 1);

        FakePod.start(
                vertx,
                "late",
                late.port(),
                request -> request.body().onSuccess(body -> request.response().end("got " + body)));

        assertThat(Caller.join(reply).body()).isEqualTo("got body");
    }

    @Test
    void aRequestThatMayHaveReachedThePodIsNotRepeated() {
        FakePod rude =
                FakePod.start(vertx, "rude", request -> request.connection().close());
        plane.serve(1, rude.pod());

        Reply reply = Caller.join(plane.outside.send(HttpMethod.POST, HOST, "/", Map.of(), "once"));

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).isNotBlank();
        assertThat(rude.requests()).hasSize(1);
        await().until(() -> plane.inFlight() == 0);
    }

    @Test
    void anAnswerOf503IsThePodsAndIsPassedOn() {
        FakePod busy = FakePod.start(
                vertx, "busy", request -> request.response().setStatusCode(503).end("busy"));
        plane.serve(1, busy.pod());

        Reply reply = plane.outside.get(HOST, "/");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).isEqualTo("busy");
        assertThat(busy.requests()).hasSize(1);
    }

    @Test
    void aClientThatLeavesFreesItsSeat() {
        FakePod slow = FakePod.start(vertx, "slow", _ -> {});
        plane.serve(1, slow.pod());
        HttpClientRequest leaver = Caller.join(plane.outside.open(HttpMethod.GET, HOST, "/", Map.of()));
        var _ = leaver.send();
        await().until(() -> plane.inFlight() == 1 && !slow.requests().isEmpty());

        leaver.connection().close();

        await().atMost(5, SECONDS).until(() -> plane.inFlight() == 0);
    }

    @Test
    void aPodThatLeavesFinishesWhatItHasAndIsThenLeftAlone() {
        FakePod old = FakePod.start(
                vertx,
                "old",
                request -> vertx.setTimer(300, _ -> request.response().end("old")));
        FakePod next = FakePod.answering(vertx, "next");
        plane.serve(1, old.pod());
        Future<Reply> running = plane.outside.later(HOST, "/");
        await().until(() -> !old.requests().isEmpty());
        Future<Void> dropped =
                Future.future(promise -> old.requests().getFirst().connection().closeHandler(_ -> promise.complete()));

        plane.serve(1, next.pod());

        assertThat(plane.outside.get(HOST, "/").body()).isEqualTo("next");
        assertThat(Caller.join(running).body()).isEqualTo("old");
        Caller.join(dropped);
    }

    @Test
    void thePodsPortDecidesTheVersionOfHttpThatItIsSpokenToIn() {
        FakePod pod = FakePod.start(
                vertx, "a", request -> request.response().end(request.version().alpnName()));
        try (Caller http2 = new Caller(vertx, plane.gatewayPort(), HttpVersion.HTTP_2)) {
            plane.serve(0, pod.pod());
            assertThat(http2.get(HOST, "/").body()).isEqualTo("http/1.1");

            plane.serve(0, pod.over(Pod.Protocol.H2C));
            assertThat(http2.get(HOST, "/").body()).isEqualTo("h2");
            assertThat(plane.outside.get(HOST, "/").body()).isEqualTo("h2");
        }
    }

    @Test
    void aWebSocketHoldsItsSeatUntilItEnds() {
        FakePod pod = FakePod.start(
                vertx,
                "a",
                request -> request.toWebSocket()
                        .onSuccess(
                                socket -> socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text))));
        plane.serve(1, pod.over(Pod.Protocol.H2C));
        WebSocket socket = Caller.join(vertx.createWebSocketClient()
                .connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(plane.gatewayPort())
                        .setURI("/")
                        .addHeader("Host", HOST)));
        Future<String> echo = Future.future(promise -> socket.textMessageHandler(promise::complete));

        var _ = socket.writeTextMessage("hello");

        assertThat(Caller.join(echo)).isEqualTo("echo hello");
        assertThat(plane.inFlight()).isOne();
        var _ = socket.close();
        await().until(() -> plane.inFlight() == 0);
    }

    @Test
    void eventsPassAsTheyCome() {
        FakePod pod = FakePod.start(vertx, "a", request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            request.response().write("data: one\n\n");
        });
        plane.serve(1, pod.pod());

        assertThat(Caller.join(plane.outside.firstPiece(HOST, "/"))).isEqualTo("data: one\n\n");
    }

    /** An address where nobody listens. */
    private Pod dead() {
        FakePod pod = FakePod.answering(vertx, "dead");
        pod.close();
        return pod.pod();
    }
}
