package zeroth.queueproxy.http.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.queueproxy.drain.Draining;
import zeroth.queueproxy.http.proxy.Destination;
import zeroth.queueproxy.http.proxy.Ending;
import zeroth.queueproxy.http.proxy.Forward;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.testing.EventLoopTime;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

class StagesTest {
    private static final String GET = RawClient.head("GET / HTTP/1.1", "Host: a");

    private final Servers servers = new Servers();
    private final EventLoopTime time = new EventLoopTime();
    private final Draining draining = new Draining(time, Duration.ofSeconds(30));
    private final List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ready = new AtomicBoolean(true);
    private final List<Ending> endings = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kube-probe/1.31            | queue     | true  | 200 | queue
                    Knative-Activator-Probe    | queue     | true  | 200 | queue
                    Knative-Autoscaling-Probe  | queue     | true  | 200 | queue
                    kube-probe/1.31            | queue     | false | 503 | ''
                    Knative-Autoscaling-Probe  | activator | true  | 400 | unexpected probe header value: activator
                    kube-probe/1.31            | ''        | true  | 400 | unexpected probe header value:
                    curl/8                     | queue     | true  | 404 | 404 page not found
                    curl/8                     | probe     | true  | 400 | a probe request must contain a non-empty "K-Network-Hash" header
                    """)
    void proberIsKnownByItsAgentFirst(String agent, String header, boolean isReady, int status, String body) {
        ready.set(isReady);
        String answer = RawClient.exchange(
                probed(),
                RawClient.head(
                        "PUT /any/path HTTP/1.1",
                        "Host: a",
                        "User-Agent: " + agent,
                        "K-Network-Probe: " + header,
                        "Connection: close"));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")).strip()).isEqualTo(body);
    }

    @Test
    void probeOfTheIngressGetsItsHashBack() {
        String answer = RawClient.exchange(
                probed(),
                RawClient.head(
                        "GET / HTTP/1.1",
                        "Host: a",
                        "K-Network-Probe: probe",
                        "K-Network-Hash: 7e52",
                        "Connection: close"));

        assertThat(answer).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("k-network-hash: 7e52\r\n");
    }

    @Test
    void totalTimeoutAfterTheAnswerBeganIsAppendedAndEndsItCleanly() {
        int proxy = timed(
                RequestTimeouts.total(Duration.ofSeconds(5)),
                answering("Transfer-Encoding: chunked", "5\r\nhello\r\n"));

        try (RawClient client = RawClient.connect(proxy)) {
            assertThat(client.send(GET).readUntil("hello")).startsWith("HTTP/1.1 200 OK");
            time.advance(Duration.ofSeconds(5));
            assertThat(client.readUntil("0\r\n\r\n")).contains("request timeout");
        }
        assertThat(endings).containsExactly(Ending.CUT_SHORT);
    }

    @Test
    void totalTimeoutOfAnAnswerWithALengthBreaksItOff() {
        int proxy = timed(RequestTimeouts.total(Duration.ofSeconds(5)), answering("Content-Length: 50", "hello"));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(GET).readUntil("hello");
            time.advance(Duration.ofSeconds(5));
            assertThat(client.readToEnd()).isEmpty();
        }
    }

    @Test
    void timeoutCancelsTheRequestAtTheBackend() {
        AtomicBoolean cancelled = new AtomicBoolean();
        int proxy = timed(RequestTimeouts.total(Duration.ofSeconds(5)), holding(cancelled));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(GET);
            await().until(() -> held.size() == 1);
            time.advance(Duration.ofSeconds(5));
            assertThat(client.readUntil("request timeout"))
                    .startsWith("HTTP/1.1 504 Gateway Timeout")
                    .containsIgnoringCase("content-type: text/plain; charset=utf-8\r\n")
                    .containsIgnoringCase("content-length: 15\r\n");
            await().untilTrue(cancelled);
        }
    }

    @Test
    void responseStartTimeoutEndsOnlyWhatHasNotBegun() {
        RequestTimeouts rule =
                new RequestTimeouts(Duration.ofSeconds(60), Optional.of(Duration.ofSeconds(5)), Optional.empty());
        int proxy = timed(rule, holding(new AtomicBoolean()));

        try (RawClient begun = RawClient.connect(proxy);
                RawClient silent = RawClient.connect(proxy)) {
            begun.send(GET);
            await().until(() -> held.size() == 1);
            held.getFirst().response().setChunked(true).write("begun");
            begun.readUntil("begun");
            silent.send(GET);
            await().until(() -> held.size() == 2);
            time.advance(Duration.ofSeconds(5));
            assertThat(silent.readUntil("request timeout")).startsWith("HTTP/1.1 504");
            held.getFirst().response().end("done");
            assertThat(begun.readUntil("done")).doesNotContain("timeout");
        }
    }

    @Test
    void idleTimeoutIsPutOffByEveryPiece() {
        RequestTimeouts rule =
                new RequestTimeouts(Duration.ofSeconds(60), Optional.empty(), Optional.of(Duration.ofSeconds(5)));
        int proxy = timed(rule, holding(new AtomicBoolean()));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(GET);
            await().until(() -> held.size() == 1);
            time.advance(Duration.ofSeconds(3));
            held.getFirst().response().setChunked(true).write("one");
            client.readUntil("one");
            time.advance(Duration.ofSeconds(2));
            time.advance(Duration.ofSeconds(2));
            assertThat(endings).isEmpty();
            time.advance(Duration.ofSeconds(1));
            client.readUntil("request timeout");
        }
    }

    @Test
    void idleTimeoutCountsFromTheStartWhileNothingIsWritten() {
        RequestTimeouts rule =
                new RequestTimeouts(Duration.ofSeconds(60), Optional.empty(), Optional.of(Duration.ofSeconds(5)));
        int proxy = timed(rule, holding(new AtomicBoolean()));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(GET);
            await().until(() -> held.size() == 1);
            time.advance(Duration.ofSeconds(5));
            assertThat(client.readUntil("request timeout")).startsWith("HTTP/1.1 504");
        }
    }

    @Test
    void originalHostReplacesTheHostAndIsRemoved() {
        int backend = servers.http(request ->
                request.response().end(request.getHeader("Host") + " " + request.getHeader("K-Original-Host")));
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", backend);
        int proxy = servers.http(Pipeline.of(new OriginalHost(), Forward.always(destination)));

        try (RawClient client = RawClient.connect(proxy)) {
            client.send(RawClient.head("GET / HTTP/1.1", "Host: 10.0.0.1:8012", "K-Original-Host: app.example"))
                    .readUntil("app.example null");
            client.send(RawClient.head("GET / HTTP/1.1", "Host: b", "K-Original-Host: app", "K-Kubelet-Probe: queue"))
                    .readUntil("b app");
        }
    }

    private int probed() {
        return servers.http(Pipeline.of(new Probes(draining, () -> Future.succeededFuture(ready.get()))));
    }

    private int answering(String framing, String body) {
        return servers.tcp(
                socket -> socket.handler(request -> socket.write(RawClient.head("HTTP/1.1 200 OK", framing) + body)));
    }

    private int holding(AtomicBoolean closed) {
        return servers.http(request -> {
            request.response().closeHandler(gone -> closed.set(true));
            held.add(request);
        });
    }

    private int timed(RequestTimeouts rule, int backend) {
        Stage watch = (exchange, next) -> {
            exchange.onEnd(endings::add);
            next.handle(exchange);
        };
        Timeouts timeouts = new Timeouts(
                time, new Deadlines(time, () -> time.millis() * 1_000_000), time, exchange -> rule, "request timeout");
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", backend);
        return servers.http(Pipeline.of(watch, timeouts, Forward.always(destination)));
    }
}
