package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.listeners.Listener;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

/** Requests that no honest client sends. The backend repeats the body, the URI and the host that it was given. */
class HostileRequestTest {
    private final Servers servers = new Servers();
    private int proxy;

    @BeforeEach
    void start() {
        int backend = servers.http(request -> request.body()
                .onSuccess(body -> request.response()
                        .end("[" + body + "] " + request.uri() + " " + request.getHeader("Host") + " "
                                + request.getHeader("Content-Length"))));
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", backend);
        HttpServer server = Servers.await(servers.vertx()
                .createHttpServer(Listener.options())
                .requestHandler(Pipeline.of(Forward.always(destination)))
                .listen(0, "127.0.0.1"));
        proxy = server.actualPort();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 40\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked, gzip"})
    void bodyWithTwoReadingsIsRefused(String framing) {
        assertThat(exchange("POST / HTTP/1.1\nHost: a\nConnection: close\n" + framing + "\n\n2\nhi\n0\n\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity", "xchunked", "gzip, chunked"})
    void unknownTransferEncodingIsRefused(String coding) {
        assertThat(exchange("POST / HTTP/1.1\nHost: a\nConnection: close\nTransfer-Encoding: " + coding + "\n\n0\n\n"))
                .contains("501 Not Implemented")
                .contains("Unsupported transfer encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: chunked",
                "Content-Length: -1",
                "Content-Length: 2 2",
                "Content-Length: 0x2"
            })
    void framingThatOthersMayReadOtherwiseIsRefused(String framing) {
        assertThat(exchange("POST / HTTP/1.1\nHost: a\nConnection: close\n" + framing + "\n\n2\nhi\n0\n\n"))
                .containsPattern("^HTTP/1.1 (400|501) ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\nhi\n0\n\n", "-2\nhi\n0\n\n", "2\nhi", "fffffffffffffffff\nhi\n0\n\n"})
    void badChunkIsNeverTheEndOfABodyAndTheNextRequestWorks(String chunks) {
        try (RawClient client = RawClient.connect(proxy)) {
            client.send(("POST / HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n" + chunks).replace("\n", "\r\n"));
            client.finish();
            assertThat(client.readToEnd()).doesNotStartWith("HTTP/1.1 200");
        }
        assertThat(exchange("GET /next HTTP/1.1\nHost: a\nConnection: close\n\n"))
                .endsWith("[] /next a null");
    }

    @Test
    void twoLengthsAreRefused() {
        assertThat(exchange("POST / HTTP/1.1\nHost: a\nContent-Length: 1\nContent-Length: 2\n\nxx"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a\"b", "<script>", "a\\b", "user@a"})
    void absurdHostIsRefused(String host) {
        assertThat(exchange("GET / HTTP/1.1\nConnection: close\nHost: " + host + "\n\n"))
                .startsWith("HTTP/1.1 400 Bad Request")
                .endsWith("400 Bad Request: malformed Host header");
    }

    @Test
    void missingAndRepeatedHostsAreRefused() {
        assertThat(exchange("GET / HTTP/1.1\nConnection: close\n\n")).endsWith("missing required Host header");
        assertThat(exchange("GET / HTTP/1.1\nHost: a\nHost: b\nConnection: close\n\n"))
                .endsWith("too many Host headers");
    }

    @Test
    void hostOfAnAbsoluteUriGoesBeforeTheHeader() {
        assertThat(exchange("GET http://real.example/x?y HTTP/1.1\nHost: other\nConnection: close\n\n"))
                .endsWith("[] /x?y real.example null");
    }

    @Test
    void connectIsRefused() {
        assertThat(exchange("CONNECT a:80 HTTP/1.1\nHost: a:80\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void headersOfHalfAMebibytePassAndOfTwoDoNot() {
        String half = "x".repeat(512 << 10);
        assertThat(exchange("GET / HTTP/1.1\nHost: a\nConnection: close\nX-Big: " + half + "\n\n"))
                .endsWith("[] / a null");
        assertThat(exchange("GET / HTTP/1.1\nHost: a\nConnection: close\nX-Big: " + half.repeat(4) + "\n\n"))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void lineBreakInAHeaderDoesNotBecomeASecondOne() {
        assertThat(exchange("GET / HTTP/1.1\nHost: a\nConnection: close\nX-A: b\r\r\n\n"))
                .startsWith("HTTP/1.1 400");
    }

    private String exchange(String request) {
        return RawClient.exchange(proxy, request.replace("\n", "\r\n"));
    }
}
