package zeroth.queueproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.names.EnvironmentKeys;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;

/**
 * A pod whose process and whose clients do all that they must not. It takes one request at a time, so that a seat that is
 * not given back is the end of it. After each test nothing is left of anybody, and the next request is served. Each has a pod
 * of its own and mostly waits, so that several run at once.
 */
class FaultsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String GET = RawClient.head("GET / HTTP/1.1", "Host: a", "Connection: close");
    private static final int LARGE = 32 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Servers servers = new Servers();
    private final AtomicReference<Consumer<NetSocket>> user = new AtomicReference<>(FaultsTest::behave);
    private final List<NetSocket> connected = new CopyOnWriteArrayList<>();
    private QueueProxy proxy;

    @BeforeEach
    void start() {
        NetServerOptions resettable = new NetServerOptions().setSoLinger(0);
        int port = Servers.await(servers.vertx()
                        .createNetServer(resettable)
                        .connectHandler(socket -> {
                            connected.add(socket);
                            user.get().accept(socket);
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
        proxy = proxyTo(port);
    }

    @AfterEach
    void nothingIsLeftAndTheNextRequestIsServed() {
        user.set(FaultsTest::behave);
        assertThat(RawClient.exchange(proxy.servingPort(), GET))
                .startsWith("HTTP/1.1 200")
                .endsWith("ok");
        Second now = second();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(second().uptime()).isGreaterThan(now.uptime());
            assertThat(second().concurrency()).as("requests in the pod").isLessThan(1);
        });
        proxy.drain();
        assertThat(proxy.drained()).as("nobody connected").succeedsWithin(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        proxy.close();
        servers.close();
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 103 Early Hints\r\n\r\n"})
    void aProcessThatClosesBeforeItsHeadIsWholeIsABadGateway(String beginning) {
        user.set(answering(beginning));
        assertThat(RawClient.exchange(proxy.servingPort(), GET)).contains("HTTP/1.1 502 Bad Gateway\r\n");
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(
            strings = {
                "Content-Length: 9\r\n\r\n",
                "Content-Length: 9\r\n\r\nhalf",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
                "Transfer-Encoding: chunked\r\n\r\n9\r\nhalf"
            })
    void aProcessThatClosesInItsBodyIsNeverTakenForOneThatFinished(String rest) {
        user.set(answering("HTTP/1.1 200 OK\r\n" + rest));
        assertThat(RawClient.exchange(proxy.servingPort(), GET)).doesNotEndWith("0\r\n\r\n");
    }

    @Test
    @Execution(CONCURRENT)
    void aProcessThatClosesAsSoonAsItIsConnectedToIsABadGateway() {
        user.set(NetSocket::close);
        assertThat(RawClient.exchange(proxy.servingPort(), GET)).startsWith("HTTP/1.1 502");
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(strings = {"garbage\r\n\r\n", "HTTP/1.1 two\r\n\r\n", "HTTP/2 200\r\n\r\n", "\0\0\0\0\r\n\r\n"})
    void garbageIsABadGateway(String garbage) {
        user.set(answering(garbage));
        assertThat(RawClient.exchange(proxy.servingPort(), GET)).startsWith("HTTP/1.1 502");
    }

    @Test
    @Execution(CONCURRENT)
    void aFloodOfInterimAnswersIsNoEndlessOne() {
        user.set(answering("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(10_000)));
        assertThat(RawClient.exchange(proxy.servingPort(), GET)).contains("HTTP/1.1 502 Bad Gateway\r\n");
    }

    @Test
    @Execution(CONCURRENT)
    void aHeadOfAnAnswerWithoutEndIsABadGateway() {
        user.set(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\nX: ");
            socket.write(Buffer.buffer(new byte[2 << 20]));
        }));
        assertThat(RawClient.exchange(proxy.servingPort(), GET)).startsWith("HTTP/1.1 502");
    }

    @Test
    @Execution(CONCURRENT)
    void aProcessThatSaysNothingIsTimedOut() {
        user.set(socket -> socket.handler(request -> {}));
        assertThat(RawClient.exchange(proxy.servingPort(), GET))
                .startsWith("HTTP/1.1 504")
                .endsWith("request timeout");
    }

    @Test
    @Execution(CONCURRENT)
    void aProcessThatFallsSilentInItsBodyIsTimedOutAndWhatItSaidEnds() {
        user.set(socket -> socket.handler(
                request -> socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")));
        assertThat(RawClient.exchange(proxy.servingPort(), GET))
                .contains("half", "request timeout")
                .endsWith("0\r\n\r\n");
    }

    @Test
    @Execution(CONCURRENT)
    void aProcessThatDoesNotReadIsTimedOut() {
        user.set(NetSocket::pause);
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(RawClient.head("POST / HTTP/1.1", "Host: a", "Content-Length: " + LARGE));
            Thread upload = sending(client);
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 504");
            upload.interrupt();
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aClientThatDoesNotReadIsLeftInTheEnd() {
        user.set(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
            socket.write(Buffer.buffer(new byte[LARGE]));
        }));
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(GET).readUntil("\r\n\r\n");
            await().atMost(PATIENCE).until(() -> connected.stream().allMatch(FaultsTest::isClosed));
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aBodyThatComesSlowlyIsPassedOn() {
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(RawClient.head("POST / HTTP/1.1", "Host: a", "Connection: close", "Content-Length: 5"));
            for (char c : "hello".toCharArray()) {
                await().pollDelay(Duration.ofMillis(50)).until(() -> true);
                client.send(String.valueOf(c));
            }
            assertThat(client.readToEnd()).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nhi\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 9\r\n\r\nhalf"
            })
    void aBodyThatIsNotWhatItShouldBeIsRefusedOrAbandoned(String rest) {
        user.set(socket -> socket.handler(request -> {}));
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\n" + rest);
            client.finish();
            assertThat(client.readToEnd()).doesNotStartWith("HTTP/1.1 200");
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aClientThatLeavesWhileItWaitsForItsTurnLeavesTheQueue() {
        user.set(socket -> socket.handler(request -> {}));
        try (RawClient running = RawClient.connect(proxy.servingPort());
                RawClient waiting = RawClient.connect(proxy.servingPort())) {
            running.send(GET);
            await().atMost(PATIENCE).until(() -> !connected.isEmpty());
            waiting.send(GET);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aClientThatLeavesInTheMiddleOfItsAnswerEndsTheWorkOnIt() {
        user.set(socket -> socket.handler(request -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")));
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(GET).readUntil("half");
        }
        await().atMost(PATIENCE).until(() -> connected.stream().allMatch(FaultsTest::isClosed));
    }

    @Test
    @Execution(CONCURRENT)
    void aProcessThatIsGoneIsABadGateway() {
        QueueProxy gone = proxyTo(servers.closedPort());
        assertThat(RawClient.exchange(gone.servingPort(), GET))
                .startsWith("HTTP/1.1 502")
                .contains("connection refused\n");
        gone.close();
    }

    private Thread sending(RawClient client) {
        return Thread.ofVirtual().start(() -> {
            try {
                client.send("x".repeat(LARGE));
            } catch (AssertionError closed) {
                // As it should be: nobody takes it.
            }
        });
    }

    /** Writes and resets. */
    private static Consumer<NetSocket> answering(String text) {
        return socket -> socket.handler(request -> socket.write(text).onComplete(written -> socket.close()));
    }

    /** An answer to each request that is whole, however it comes. */
    private static void behave(NetSocket socket) {
        StringBuilder seen = new StringBuilder();
        socket.handler(bytes -> {
            seen.append(bytes.toString(StandardCharsets.ISO_8859_1));
            if (seen.toString().startsWith("GET ") || seen.toString().endsWith("hello")) {
                seen.setLength(0);
                socket.write(OK);
            }
        });
    }

    private static boolean isClosed(NetSocket socket) {
        return !((ConnectionBase) socket).channel().isOpen();
    }

    private Second second() {
        String answer = RawClient.exchange(proxy.metricsPort(), GET.replace("GET / ", "GET /metrics "));
        byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        StatsReport report = StatsCodec.decode(body, new RevisionId("default", "hello-00001"), Instant.EPOCH);
        return new Second(report.processUptime(), report.averageConcurrentRequests());
    }

    private QueueProxy proxyTo(int port) {
        return QueueProxy.start(
                servers.vertx(),
                QueueProxySettings.fromEnvironment(Map.ofEntries(
                                Map.entry(EnvironmentKeys.CONTAINER_CONCURRENCY, "1"),
                                Map.entry(EnvironmentKeys.QUEUE_SERVING_PORT, "8012"),
                                Map.entry(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, "8112"),
                                Map.entry(EnvironmentKeys.USER_PORT, Integer.toString(port)),
                                Map.entry(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "2"),
                                Map.entry(EnvironmentKeys.SERVING_LOGGING_CONFIG, ""),
                                Map.entry(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""),
                                Map.entry(EnvironmentKeys.SERVING_NAMESPACE, "default"),
                                Map.entry(EnvironmentKeys.SERVING_CONFIGURATION, "hello"),
                                Map.entry(EnvironmentKeys.SERVING_REVISION, "hello-00001"),
                                Map.entry(EnvironmentKeys.SERVING_POD, "pod-1"),
                                Map.entry(EnvironmentKeys.SERVING_POD_IP, "10.0.0.7")))
                        .listeningOn("127.0.0.1", ListenPorts.ANY_FREE));
    }

    /** What the pod last said of a second. */
    private record Second(double uptime, double concurrency) {}
}
