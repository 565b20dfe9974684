package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.http.stage.Timeouts;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

class UpgradeTest {
    private static final String UPGRADE =
            RawClient.head("GET /chat HTTP/1.1", "Host: a", "Connection: keep-alive, Upgrade", "Upgrade: echo");

    private final Servers servers = new Servers();

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void webSocketTalksThroughTheProxyUntilOneSideCloses() {
        int backend = servers.http(request -> request.toWebSocket().onSuccess(socket -> {
            socket.textMessageHandler(text -> socket.writeTextMessage("echo " + text));
        }));
        List<String> heard = new CopyOnWriteArrayList<>();
        WebSocketClient client = servers.vertx().createWebSocketClient();
        WebSocket socket = Servers.await(client.connect(proxyTo(backend), "127.0.0.1", "/chat"));
        AtomicInteger closed = new AtomicInteger();
        socket.textMessageHandler(heard::add).closeHandler(gone -> closed.incrementAndGet());

        socket.writeTextMessage("one");
        await().untilAsserted(() -> assertThat(heard).containsExactly("echo one"));
        socket.writeTextMessage("two");
        await().untilAsserted(() -> assertThat(heard).containsExactly("echo one", "echo two"));
        socket.close();

        await().untilAtomic(closed, org.hamcrest.Matchers.is(1));
    }

    @Test
    void bytesPassBothWaysAfterTheSwitch() {
        int proxy = proxyTo(echo());

        try (RawClient client = RawClient.connect(proxy)) {
            assertThat(client.send(UPGRADE).readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .containsIgnoringCase("upgrade: echo\r\n")
                    .containsIgnoringCase("connection: upgrade\r\n");
            client.send("ping").readUntil("ping");
            client.send("pong").readUntil("pong");
        }
    }

    @Test
    void backendThatClosesClosesTheClient() {
        int proxy = proxyTo(servers.tcp(switching("echo", NetSocket::close)));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(UPGRADE).readUntil("\r\n\r\n");
            assertThat(client.send("x").readToEnd()).isEmpty();
        }
    }

    @Test
    void clientThatClosesClosesTheBackend() {
        AtomicInteger closed = new AtomicInteger();
        Handler<NetSocket> switching = switching("echo", socket -> {});
        int proxy = proxyTo(servers.tcp(socket -> {
            socket.closeHandler(gone -> closed.incrementAndGet());
            switching.handle(socket);
        }));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(UPGRADE).readUntil("\r\n\r\n");
        }

        await().untilAtomic(closed, org.hamcrest.Matchers.is(1));
    }

    @Test
    void backendThatRefusesToSwitchAnswersAsUsual() {
        int proxy = proxyTo(servers.http((HttpServerRequest request) ->
                request.response().setStatusCode(426).end("no")));

        try (RawClient client = RawClient.connect(proxy)) {
            assertThat(client.send(UPGRADE).readUntil("no")).startsWith("HTTP/1.1 426");
            assertThat(client.send(UPGRADE).readUntil("no")).startsWith("HTTP/1.1 426");
        }
    }

    @Test
    void backendThatSwitchesToSomethingElseIs502() {
        int proxy = proxyTo(servers.tcp(switching("other", socket -> {})));

        try (RawClient client = RawClient.connect(proxy)) {
            assertThat(client.send(UPGRADE).readUntil("was requested\n")).startsWith("HTTP/1.1 502");
        }
    }

    @Test
    void everyTimerCutsAnUpgradedConnection() {
        RequestTimeouts idle = new RequestTimeouts(
                Duration.ofSeconds(60), java.util.Optional.empty(), java.util.Optional.of(Duration.ofMillis(300)));
        EventLoopTimer timer = new EventLoopTimer(servers.vertx());
        Timeouts timeouts = new Timeouts(timer, timer, InstantSource.system(), exchange -> idle, "request timeout");
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", echo());
        int proxy = servers.http(Pipeline.of(timeouts, Forward.always(destination)));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(UPGRADE).readUntil("\r\n\r\n");
            client.send("ping").readUntil("ping");
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    private int echo() {
        return servers.tcp(switching("echo", socket -> {}));
    }

    private int proxyTo(int backend) {
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", backend);
        return servers.http(Pipeline.of(Forward.always(destination)));
    }

    /** A server that switches to a protocol in which it repeats what it hears. */
    private static Handler<NetSocket> switching(String protocol, Handler<NetSocket> onFirst) {
        return socket -> socket.handler(request -> {
            socket.handler(bytes -> {
                onFirst.handle(socket);
                socket.write(bytes);
            });
            socket.write(
                    RawClient.head("HTTP/1.1 101 Switching Protocols", "Connection: Upgrade", "Upgrade: " + protocol));
        });
    }
}
