package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

class ForwardTest {
    private final Servers servers = new Servers();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void carriesRequestAndAnswerAsTheyAre() {
        int proxy = proxy(request -> request.body()
                .onSuccess(body -> request.response()
                        .setStatusCode(201)
                        .putHeader("X-Answer", "yes")
                        .end(request.method() + " " + request.uri() + " " + body)));

        String answer = RawClient.exchange(
                proxy,
                "POST /a%20b?c=d HTTP/1.1\r\nHost: app.example\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");

        assertThat(answer)
                .startsWith("HTTP/1.1 201 Created\r\n")
                .containsIgnoringCase("x-answer: yes\r\n")
                .endsWith("\r\n\r\nPOST /a%20b?c=d hello");
        await().untilAsserted(() -> assertThat(outcomes).containsExactly(new Outcome.Answered(201)));
    }

    @Test
    void anAnswerWithoutADateGetsOneAndADateIsKept() {
        int undated = proxy(request -> request.response().end());
        int dated = proxy(
                request -> request.response().putHeader("Date", "long ago").end());

        String request = RawClient.head("GET / HTTP/1.1", "Host: a", "Connection: close");
        assertThat(RawClient.exchange(undated, request)).containsPattern("(?i)\r\ndate: .* GMT\r\n");
        assertThat(RawClient.exchange(dated, request)).containsOnlyOnce("ate: ").contains("ate: long ago\r\n");
    }

    @Test
    void keepsTheHostAndAddsTheClientToForwardedFor() {
        int proxy = proxy(request -> request.response()
                .end(request.getHeader("Host") + "|"
                        + String.join("|", request.headers().getAll("X-Forwarded-For"))));

        String answer = RawClient.exchange(
                proxy,
                RawClient.head(
                        "GET / HTTP/1.1",
                        "Host: app.example:8080",
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-For: 192.0.2.2",
                        "Connection: close"));

        assertThat(answer).endsWith("app.example:8080|192.0.2.1, 192.0.2.2, 127.0.0.1");
    }

    @Test
    void stripsWhatConcernsOneConnectionAndWhatNamesTheRevision() {
        int proxy = proxy(request -> request.response()
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("Connection", "X-Private")
                .putHeader("X-Private", "secret")
                .end(String.join(" ", new TreeSet<>(request.headers().names())).toLowerCase(Locale.ROOT)));

        String answer = RawClient.exchange(
                proxy,
                RawClient.head(
                        "GET / HTTP/1.1",
                        "Host: a",
                        "Connection: close, X-Hop",
                        "X-Hop: 1",
                        "Proxy-Authorization: x",
                        "TE: trailers, gzip",
                        "Knative-Serving-Revision: r",
                        "Knative-Serving-Namespace: n",
                        "K-Proxy-Request: activator"));

        assertThat(answer).endsWith("\r\n\r\nhost k-proxy-request te x-forwarded-for");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("keep-alive").doesNotContain("secret");
    }

    @Test
    void sendsNoUserAgentOfItsOwn() {
        int proxy = proxy(request -> request.response().end("agent " + request.getHeader("User-Agent")));

        String answer = RawClient.exchange(proxy, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).endsWith("agent null");
    }

    @Test
    void serverSentEventsArriveOneByOne() {
        CopyOnWriteArrayList<HttpServerRequest> open = new CopyOnWriteArrayList<>();
        int proxy = proxy(request -> {
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            request.response().writeHead();
            open.add(request);
        });

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 OK");
            open.getFirst().response().write("data: one\n\n");
            client.readUntil("data: one\n\n");
            open.getFirst().response().write("data: two\n\n");
            client.readUntil("data: two\n\n");
            open.getFirst().response().end();
            client.readUntil("0\r\n\r\n");
        }
    }

    @Test
    void slowReaderSlowsTheBackendDownInsteadOfFillingMemory() {
        AtomicLong sent = new AtomicLong();
        int proxy = proxy(request -> {
            request.response().setChunked(true);
            pour(request, sent);
        });

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            client.readUntil("\r\n\r\n");
            long settled = settle(sent);
            assertThat(settled).isLessThan(64L << 20);
        }
        await().untilAsserted(() -> assertThat(outcomes).containsExactly(new Outcome.Left(Ending.CLIENT_GONE)));
    }

    @Test
    void slowBackendSlowsTheClientDown() {
        CopyOnWriteArrayList<HttpServerRequest> held = new CopyOnWriteArrayList<>();
        int proxy = proxy(request -> {
            request.pause();
            held.add(request);
        });
        AtomicLong sent = new AtomicLong();

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n");
            Thread.ofVirtual().start(() -> fill(client, sent));
            await().until(() -> !held.isEmpty());
            assertThat(settle(sent)).isLessThan(64L << 20);
        }
    }

    @Test
    void clientThatLeavesCancelsTheRequestAtTheBackend() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        int proxy = proxy(request -> {
            seen.incrementAndGet();
            request.response().closeHandler(gone -> closed.incrementAndGet());
        });

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            await().untilAtomic(seen, org.hamcrest.Matchers.is(1));
        }

        await().untilAsserted(() -> assertThat(closed).hasValue(1));
        assertThat(outcomes).containsExactly(new Outcome.Left(Ending.CLIENT_GONE));
    }

    @Test
    void refusedConnectionIsNotReachedAndAnsweredInGosWords() {
        int port = servers.closedPort();
        int proxy = proxyTo(port);

        String answer = RawClient.exchange(proxy, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .containsIgnoringCase("content-type: text/plain; charset=utf-8\r\n")
                .containsIgnoringCase("x-content-type-options: nosniff\r\n")
                .endsWith("dial tcp 127.0.0.1:" + port + ": connect: connection refused\n");
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.NotReached.class);
    }

    @Test
    void backendThatClosesWithoutAnAnswerIsBrokenAndNotRepeated() {
        AtomicInteger connections = new AtomicInteger();
        int proxy = proxyTo(servers.tcp(socket -> {
            connections.incrementAndGet();
            socket.handler(request -> socket.close());
        }));

        String answer = RawClient.exchange(proxy, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 502").endsWith("\r\n\r\nEOF\n");
        assertThat(connections).hasValue(1);
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void answerThatBreaksOffBreaksOffForTheClient() {
        int proxy = proxyTo(servers.tcp(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            servers.vertx().setTimer(50, later -> socket.close());
        })));

        String answer = RawClient.exchange(proxy, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(answer).contains("hello").doesNotContain("0\r\n\r\n");
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void idempotentRequestOnStaleConnectionGetsAnotherOne() {
        AtomicInteger connections = new AtomicInteger();
        int proxy = proxyTo(servers.tcp(socket -> {
            int number = connections.incrementAndGet();
            AtomicInteger requests = new AtomicInteger();
            socket.handler(request -> {
                if (requests.incrementAndGet() == 1) {
                    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + number);
                } else {
                    socket.close();
                }
            });
        }));

        try (RawClient client = RawClient.connect(proxy)) {
            String get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
            client.send(get).readUntil("\r\n\r\n1");
            client.send(get).readUntil("\r\n\r\n2");
        }
    }

    @Test
    void trailersPassInHttp11() {
        int proxy = proxyTo(
                servers.tcp(
                        socket -> socket.handler(
                                request -> socket.write(
                                        "HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n"))));

        try (RawClient client = RawClient.connect(proxy)) {
            String answer = client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("X-Sum: 1\r\n\r\n");
            assertThat(answer).containsIgnoringCase("trailer: x-sum\r\n");
        }
    }

    @Test
    void expectContinueIsAskedOfTheBackend() {
        int proxy = proxy(request -> {
            request.response().writeContinue();
            request.body().onSuccess(body -> request.response().end("got " + body));
        });

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100 Continue");
            assertThat(client.send("hi").readUntil("got hi")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void earlyHintsPassAndTheFinalStatusIsTheRealOne() {
        int proxy = proxyTo(
                servers.tcp(
                        socket -> socket.handler(
                                request -> socket.write(
                                        "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))));

        String answer = RawClient.exchange(proxy, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 103 Early Hints\r\n").contains("HTTP/1.1 404 Not Found\r\n");
    }

    @Test
    void headRequestKeepsTheLengthOfWhatItDoesNotGet() {
        int proxy = proxy(
                request -> request.response().putHeader("Content-Length", "12").end());

        String answer = RawClient.exchange(proxy, "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsIgnoringCase("content-length: 12\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrderOnOneConnection() {
        int proxy = proxy(request -> request.response().end(request.uri()));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nxGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.readUntil("/2")).contains("/1");
        }
    }

    @Test
    void bodyNobodyReadDoesNotBlockTheNextRequest() {
        int port = servers.closedPort();
        int proxy = proxyTo(port);

        try (RawClient client = RawClient.connect(proxy)) {
            client.send("POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
                    .readUntil("refused\n");
            client.send("GET /2 HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("refused\n");
        }
    }

    @Test
    void closedDestinationLetsRunningExchangesFinishAndClosesItsConnections() {
        List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
        AtomicInteger closed = new AtomicInteger();
        int backend = servers.http(request -> {
            request.connection().closeHandler(gone -> closed.incrementAndGet());
            held.add(request);
        });
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", backend);
        int proxy = servers.http(Pipeline.of(Forward.always(destination)));

        try (RawClient running = RawClient.connect(proxy);
                RawClient late = RawClient.connect(proxy)) {
            running.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            await().until(() -> held.size() == 1);
            destination.close();
            late.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("is closed\n");
            assertThat(closed).hasValue(0);
            held.getFirst().response().end("done");
            running.readUntil("done");
        }
        await().untilAsserted(() -> assertThat(closed).hasValue(1));
    }

    @Test
    void hostThatCannotBeWrittenIsAnsweredAndNotLeftHanging() {
        Destination destination = Destination.at(
                servers.vertx(),
                "127.0.0.1",
                servers.http(request -> request.response().end()));
        Stage spoil = (exchange, next) -> {
            exchange.host("a\r\nb: c");
            next.handle(exchange);
        };
        int proxy = servers.http(Pipeline.of(spoil, Forward.always(destination)));

        try (RawClient client = RawClient.connect(proxy)) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 502");
        }
    }

    private int proxy(Handler<HttpServerRequest> backend) {
        return proxyTo(servers.http(backend));
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

    private static void pour(HttpServerRequest request, AtomicLong sent) {
        Buffer piece = Buffer.buffer(new byte[64 << 10]);
        while (!request.response().closed() && !request.response().writeQueueFull()) {
            request.response().write(piece);
            sent.addAndGet(piece.length());
        }
        if (!request.response().closed()) {
            request.response().drainHandler(drained -> pour(request, sent));
        }
    }

    private static void fill(RawClient client, AtomicLong sent) {
        byte[] piece = new byte[64 << 10];
        try {
            while (sent.get() < 1_000_000_000) {
                client.send(piece);
                sent.addAndGet(piece.length);
            }
        } catch (AssertionError closed) {
            // The test is over.
        }
    }

    /** Waits until a number has stopped growing. */
    private static long settle(AtomicLong number) {
        AtomicLong before = new AtomicLong(-1);
        await().pollInterval(java.time.Duration.ofMillis(300))
                .until(() -> number.get() > 0 && before.getAndSet(number.get()) == number.get());
        return number.get();
    }
}
