package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

/** Backends that end their connections at the worst moment, with a FIN or with a RST. */
class HostileBackendTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int BURST = 200;

    private final Servers servers = new Servers();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicReference<Mood> mood = new AtomicReference<>(Mood.WAITING);
    private final List<NetSocket> waiting = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void closesEveryPooledConnectionAtTheMomentOfReuseAndNoSafeRequestIsLost(Closing closing) {
        int proxy = proxyTo(backend(closing));
        try (Clients clients = new Clients(proxy)) {
            fillPool(clients);
            mood.set(Mood.CLOSING_WHAT_IS_USED);

            List<Future<Integer>> burst = clients.send(HttpMethod.GET, BURST);

            assertThat(burst)
                    .allSatisfy(status -> assertThat(Servers.await(status)).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void oneRequestGoesThroughAWholePoolOfStaleConnections(Closing closing) {
        int proxy = proxyTo(backend(closing));
        try (Clients clients = new Clients(proxy)) {
            fillPool(clients);
            mood.set(Mood.CLOSING_WHAT_IS_USED);

            assertThat(Servers.await(clients.send(HttpMethod.HEAD, 1).getFirst()))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void requestThatMayHaveArrivedOnAPooledConnectionIsNotRepeatedUnlessItIsSafe(Closing closing) {
        int proxy = proxyTo(backend(closing));
        try (Clients clients = new Clients(proxy)) {
            fillPool(clients);
            mood.set(Mood.CLOSING_WHAT_IS_USED);
            int before = connections.get();

            assertThat(Servers.await(clients.send(HttpMethod.POST, 1).getFirst()))
                    .isEqualTo(502);
            assertThat(connections).hasValue(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void closesItsPooledConnectionsWhileABurstArrivesAndNothingIsLost(Closing closing) {
        int proxy = proxyTo(backend(closing));
        try (Clients clients = new Clients(proxy)) {
            fillPool(clients);
            List<NetSocket> pooled = List.copyOf(waiting);
            mood.set(Mood.ANSWERING);

            List<Future<Integer>> burst = clients.send(HttpMethod.GET, BURST);
            pooled.forEach(NetSocket::close);

            assertThat(burst)
                    .allSatisfy(status -> assertThat(Servers.await(status)).isEqualTo(200));
        }
    }

    @ParameterizedTest
    @EnumSource(Closing.class)
    void closesRightAfterAcceptingWhichIsAnsweredAndTheNextRequestWorks(Closing closing) {
        int proxy = proxyTo(backend(closing));
        mood.set(Mood.CLOSING_WHO_COMES);

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 502");
            mood.set(Mood.ANSWERING);
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("ok");
        }
        assertThat(outcomes.getFirst()).isInstanceOfAny(Outcome.NotReached.class, Outcome.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n",
                "HTTP/1.1 103 Early Hints\r\n\r\n"
            })
    void closesInTheMiddleOfItsAnswerWhichIsNeverTakenForAWholeOne(String beginning) {
        AtomicInteger requests = new AtomicInteger();
        int proxy = proxyTo(servers.tcp(socket -> socket.handler(request -> {
            requests.incrementAndGet();
            socket.write(beginning).onComplete(written -> socket.close());
        })));

        String answer = RawClient.exchange(proxy, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(requests).hasValue(1);
        if (answer.contains("502")) {
            assertThat(answer).contains("HTTP/1.1 502 Bad Gateway\r\n").endsWith("\n");
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("content-length: 5\r\n");
        } else {
            assertThat(answer).contains("hel").doesNotContain("hello").doesNotContain("0\r\n\r\n");
        }
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"garbage\r\n\r\n", "HTTP/1.1 two hundred\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"
            })
    void speaksNoHttpWhichIsABadGateway(String answer) {
        int proxy = proxyTo(servers.tcp(socket -> socket.handler(request -> socket.write(answer))));

        assertThat(RawClient.exchange(proxy, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 502");
    }

    @Test
    void saysOneThingAfterAnotherAndTheNextRequestGetsItsOwnAnswer() {
        int proxy = proxyTo(servers.tcp(socket -> socket.handler(request -> {
            int number = connections.incrementAndGet();
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n0" + number
                    + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        })));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("01");
            String second = client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("02");
            assertThat(second).doesNotContain("evil");
        }
    }

    /** As many pooled connections as a burst needs. */
    private void fillPool(Clients clients) {
        List<Future<Integer>> first = clients.send(HttpMethod.GET, BURST);
        await().until(() -> waiting.size() == BURST);
        waiting.forEach(socket -> socket.write(OK));
        assertThat(first).allSatisfy(status -> assertThat(Servers.await(status)).isEqualTo(200));
    }

    private int backend(Closing closing) {
        NetServerOptions options = new NetServerOptions().setSoLinger(closing.linger);
        return Servers.await(servers.vertx()
                        .createNetServer(options)
                        .connectHandler(this::accept)
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    private void accept(NetSocket socket) {
        boolean old = mood.get() == Mood.WAITING;
        connections.incrementAndGet();
        if (mood.get() == Mood.CLOSING_WHO_COMES) {
            socket.close();
        }
        socket.handler(request -> {
            if (mood.get() == Mood.WAITING) {
                waiting.add(socket);
            } else if (mood.get() == Mood.CLOSING_WHAT_IS_USED && old) {
                socket.close();
            } else {
                socket.write(OK);
            }
        });
    }

    private int proxyTo(int backend) {
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", backend);
        Stage record = (exchange, next) -> Forward.to(destination, exchange).onSuccess(outcome -> {
            outcomes.add(outcome);
            if (outcome instanceof Outcome.NotReached lost) {
                exchange.answer(Failure.answer(destination, lost.cause()));
            }
        });
        return servers.http(Pipeline.of(record));
    }

    /** How a backend behaves at the moment. */
    private enum Mood {
        WAITING,
        ANSWERING,
        CLOSING_WHAT_IS_USED,
        CLOSING_WHO_COMES
    }

    enum Closing {
        WITH_FIN(-1),
        WITH_RST(0);

        private final int linger;

        Closing(int linger) {
            this.linger = linger;
        }
    }

    /** Many clients of one port, each with a connection of its own. */
    private final class Clients implements AutoCloseable {
        private final HttpClient client =
                servers.vertx().createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(BURST));
        private final int port;

        Clients(int port) {
            this.port = port;
        }

        List<Future<Integer>> send(HttpMethod method, int times) {
            return IntStream.range(0, times).mapToObj(i -> send(method)).toList();
        }

        @Override
        public void close() {
            Servers.await(client.close());
        }

        private Future<Integer> send(HttpMethod method) {
            return client.request(method, port, "127.0.0.1", "/")
                    .compose(request -> HttpMethod.POST.equals(method) ? request.send("x") : request.send())
                    .compose(response -> response.end().map(response.statusCode()));
        }
    }
}
