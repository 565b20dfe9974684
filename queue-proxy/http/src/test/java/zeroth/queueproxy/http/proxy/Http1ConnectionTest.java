package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Handler;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

/** How connections to a destination are used, and when they are not used again. */
class Http1ConnectionTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final Servers servers = new Servers();
    private final AtomicInteger accepted = new AtomicInteger();
    private final List<NetSocket> open = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void requestsOneAfterAnotherShareAConnection() {
        int proxy = proxyTo(socket -> socket.handler(request -> socket.write(ok("ok"))));

        try (RawClient client = RawClient.connect(proxy)) {
            for (int i = 0; i < 10; i++) {
                assertThat(client.send(GET).readUntil("ok")).startsWith("HTTP/1.1 200");
            }
        }
        assertThat(accepted).hasValue(1);
    }

    @Test
    void whatComesBehindAnAnswerIsNeverTheAnswerOfAPipelinedRequest() {
        int proxy = proxyTo(socket -> socket.handler(request -> socket.write(ok("ok") + ok("evil"))));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(GET + GET + GET).readUntil("ok");
            client.readUntil("ok");
            assertThat(client.readUntil("ok")).doesNotContain("evil");
        }
        await().untilAsserted(() -> assertThat(open).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"
            })
    void connectionThatItsPeerWillCloseIsNotUsedAgain(String answer) {
        int proxy = proxyTo(socket -> socket.handler(request -> socket.write(answer)));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(GET).readUntil("ok");
            client.send(GET).readUntil("ok");
        }
        assertThat(accepted).hasValue(2);
        await().untilAsserted(() -> assertThat(open).isEmpty());
    }

    @Test
    void answerBeforeTheWholeBodyIsPassedOnAndItsConnectionCarriesNoOther() {
        int proxy = proxyTo(socket ->
                socket.handler(request -> socket.write("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno")));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n12345")
                    .readUntil("no");
        }
        await().untilAsserted(() -> assertThat(open).isEmpty());
    }

    @Test
    void floodOfHintsIsCutOff() {
        String hint = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        int proxy = proxyTo(socket -> socket.handler(request -> {
            for (int i = 0; i < 2000; i++) {
                socket.write(hint);
            }
        }));

        try (RawClient client = RawClient.connect(proxy)) {
            assertThat(client.send(GET).readUntil("too many informational responses"))
                    .contains("HTTP/1.1 502");
        }
        await().untilAsserted(() -> assertThat(open).isEmpty());
    }

    @Test
    void answerThatEndsWithItsConnectionIsWhole() {
        int proxy = proxyTo(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\n\r\nuntil the end");
            socket.close();
        }));

        try (RawClient client = RawClient.connect(proxy)) {
            assertThat(client.send(GET).readUntil("0\r\n\r\n")).contains("until the end");
        }
    }

    private int proxyTo(Handler<NetSocket> backend) {
        int port = servers.tcp(socket -> {
            accepted.incrementAndGet();
            open.add(socket);
            socket.closeHandler(closed -> open.remove(socket));
            backend.handle(socket);
        });
        return servers.http(Pipeline.of(Forward.always(Destination.at(servers.vertx(), "127.0.0.1", port))));
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
