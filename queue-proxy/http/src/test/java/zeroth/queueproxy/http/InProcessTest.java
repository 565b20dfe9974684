package zeroth.queueproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import zeroth.names.EnvironmentKeys;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

/** Around an application in this process, which may do all that it must not. */
class InProcessTest extends QueueProxyContract {
    private static final Map<String, String> ONE_AT_A_TIME = Map.of(EnvironmentKeys.CONTAINER_CONCURRENCY, "1");
    private static final Map<String, String> ONE_FOR_A_SECOND = Map.of(
            EnvironmentKeys.CONTAINER_CONCURRENCY, "1",
            EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "1");

    @Override
    QueueProxy open(
            Vertx vertx,
            QueueProxySettings settings,
            Handler<HttpServerRequest> application,
            Consumer<String> requestLines) {
        return QueueProxy.host(vertx, settings, application, requestLines);
    }

    @Test
    void applicationMayAnswerOnAnotherThreadWhatItReadThere() {
        QueueProxy pod = start(
                request -> {
                    request.pause();
                    Thread.ofVirtual().start(() -> {
                        request.body()
                                .onSuccess(body -> Thread.ofVirtual()
                                        .start(() -> request.response()
                                                .putHeader("X-Length", String.valueOf(body.length()))
                                                .end(body)));
                        request.resume();
                    });
                },
                ONE_AT_A_TIME);
        String body = "x".repeat(300_000);

        try (RawClient client = RawClient.connect(pod.servingPort())) {
            assertThat(client.send(post(body)).readUntil("\r\n\r\n" + body))
                    .containsIgnoringCase("x-length: 300000\r\n");
        }
    }

    @Test
    void bodyThatCameWhileItsRequestWaitedIsReadByWhoWantsItLater() {
        List<String> bodies = new CopyOnWriteArrayList<>();
        QueueProxy pod = start(
                request -> {
                    held.add(request);
                    request.body().onSuccess(body -> bodies.add(body.toString()));
                },
                ONE_AT_A_TIME);

        try (RawClient first = RawClient.connect(pod.servingPort());
                RawClient second = RawClient.connect(pod.servingPort())) {
            first.send(post("first"));
            await().until(() -> held.size() == 1);
            second.send(post("second"));
            await().until(() -> scrape(pod).averageConcurrentRequests() == 2);
            held.getFirst().response().end();
            await().until(() -> bodies.equals(List.of("first", "second")));
            held.get(1).response().end("done");
            second.readUntil("done");
        }
    }

    @Test
    void formThatWaitedIsDecodedAsAWhole() {
        List<String> names = new CopyOnWriteArrayList<>();
        QueueProxy pod = start(
                request -> {
                    held.add(request);
                    request.setExpectMultipart(true);
                    request.endHandler(end -> names.add(request.getFormAttribute("name")));
                },
                ONE_AT_A_TIME);

        try (RawClient first = RawClient.connect(pod.servingPort());
                RawClient second = RawClient.connect(pod.servingPort())) {
            first.send(form("name=Ada"));
            await().until(() -> names.size() == 1);
            second.send(form("name=Grace"));
            await().until(() -> scrape(pod).averageConcurrentRequests() == 2);
            held.getFirst().response().end();
            await().until(() -> names.equals(List.of("Ada", "Grace")));
            held.get(1).response().end("done");
            second.readUntil("done");
        }
    }

    @Test
    void whatIsWrittenAfterTheTimeoutIsForNobodyAndTheWriterIsTold() {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        QueueProxy pod = start(
                request -> {
                    held.add(request);
                    request.response().exceptionHandler(told::add);
                },
                ONE_FOR_A_SECOND);

        try (RawClient client = RawClient.connect(pod.servingPort())) {
            client.send(GET).readUntil("request timeout");
            await().until(() -> told.size() == 1);
            HttpServerResponse late = held.getFirst().response();
            assertThat(late.closed()).isTrue();
            Future<Void> written = late.putHeader("X-Late", "1").end("late");
            await().until(written::failed);

            client.send(GET);
            await().until(() -> held.size() == 2);
            held.get(1).response().end("in time");
            assertThat(client.readUntil("in time")).doesNotContain("ate: 1", "late");
        }
    }

    @Test
    void applicationThatThrowsIsAnsweredForAndLosesNoPlace() {
        QueueProxy pod = start(
                request -> {
                    if (request.uri().equals("/bad")) {
                        throw new IllegalStateException("planted");
                    }
                    request.response().end("good");
                },
                ONE_AT_A_TIME);

        try (RawClient client = RawClient.connect(pod.servingPort())) {
            assertThat(client.send(RawClient.head("GET /bad HTTP/1.1", "Host: a"))
                            .readUntil("internal error\n"))
                    .startsWith("HTTP/1.1 500");
            client.send(GET).readUntil("good");
        }
    }

    @Test
    void bodyThatTheApplicationLeftIsReadForNobodyAndTheConnectionGoesOn() {
        QueueProxy pod = start(request -> request.pause().response().end("hello"), ONE_AT_A_TIME);

        try (RawClient client = RawClient.connect(pod.servingPort())) {
            client.send(post("x".repeat(100_000))).readUntil("hello");
            client.send(GET).readUntil("hello");
        }
    }

    @Test
    void clientThatLeavesEndsTheWorkForItAndGivesItsPlaceBack() {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        QueueProxy pod = start(
                request -> {
                    held.add(request);
                    request.response().exceptionHandler(told::add);
                },
                ONE_AT_A_TIME);

        try (RawClient leaver = RawClient.connect(pod.servingPort())) {
            leaver.send(GET);
            await().until(() -> held.size() == 1);
        }
        await().until(() -> told.size() == 1);
        try (RawClient next = RawClient.connect(pod.servingPort())) {
            next.send(GET);
            await().until(() -> held.size() == 2);
            held.get(1).response().end("next");
            next.readUntil("next");
        }
    }

    @Test
    void answerThatIsShorterThanAnnouncedBreaksOff() {
        QueueProxy pod = start(
                request -> {
                    request.response().putHeader("Content-Length", "9").write("half");
                    request.response().end();
                },
                ONE_AT_A_TIME);

        try (RawClient client = RawClient.connect(pod.servingPort())) {
            assertThat(client.send(GET).readToEnd()).doesNotEndWith("half0\r\n\r\n");
        }
    }

    @Test
    void webSocketIsTheApplicationsUntilTheTimeoutCutsIt() {
        QueueProxy pod = start(
                request ->
                        request.toWebSocket().onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage)),
                ONE_FOR_A_SECOND);
        WebSocketClient client = servers.vertx().createWebSocketClient();
        List<String> echoes = new CopyOnWriteArrayList<>();
        List<String> closed = new CopyOnWriteArrayList<>();

        WebSocket socket = Servers.await(client.connect(pod.servingPort(), "127.0.0.1", "/"));
        socket.textMessageHandler(echoes::add).closeHandler(gone -> closed.add("closed"));
        socket.writeTextMessage("hi");

        await().until(() -> echoes.contains("hi"));
        await().until(() -> closed.size() == 1);
    }

    @Test
    void answerOfUnknownLengthComesPieceByPieceFromAnyThread() {
        QueueProxy pod = start(
                request -> Thread.ofVirtual().start(() -> {
                    HttpServerResponse response = request.response().setChunked(true);
                    for (int i = 0; i < 100; i++) {
                        response.write(i + ";");
                    }
                    response.end(Buffer.buffer("end"));
                }),
                ONE_AT_A_TIME);

        try (RawClient client = RawClient.connect(pod.servingPort())) {
            client.send(GET).readUntil("\r\n98;");
            client.readUntil("end");
        }
    }

    private static String post(String body) {
        return RawClient.head("POST / HTTP/1.1", "Host: a", "Content-Length: " + body.length()) + body;
    }

    private static String form(String body) {
        return RawClient.head(
                        "POST / HTTP/1.1",
                        "Host: a",
                        "Content-Type: Application/X-WWW-Form-Urlencoded",
                        "Content-Length: " + body.length())
                + body;
    }
}
