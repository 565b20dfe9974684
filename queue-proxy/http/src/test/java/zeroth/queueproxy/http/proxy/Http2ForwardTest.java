package zeroth.queueproxy.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.queueproxy.http.testing.Servers;

/** HTTP/2 with prior knowledge on both sides, as gRPC uses it. */
class Http2ForwardTest {
    private final Servers servers = new Servers();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final HttpClient client = servers.vertx()
            .createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(false));

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void whatComesAsHttp2GoesOnAsHttp2ToTheSameHost() {
        int proxy = proxy(request -> request.response()
                .end(request.version() + " " + request.authority() + " " + request.getHeader("host")));

        HttpClientRequest request = open(proxy, HttpMethod.GET);
        request.authority(HostAndPort.create("app.example", 81));
        assertThat(reply(request.send()).body()).isEqualTo("HTTP_2 app.example:81 null");
    }

    @Test
    void callWithTrailersPasses() {
        int proxy = proxy(request -> request.body().onSuccess(body -> {
            request.response().putHeader("content-type", "application/grpc").putTrailer("grpc-status", "0");
            request.response().write(body);
            request.response().end();
        }));

        HttpClientRequest request = open(proxy, HttpMethod.POST);
        request.putHeader("content-type", "application/grpc").putHeader("te", "trailers");
        Reply reply = reply(request.setChunked(true).send(Buffer.buffer("message")));

        assertThat(reply.body()).isEqualTo("message");
        assertThat(reply.response().getTrailer("grpc-status")).isEqualTo("0");
    }

    @Test
    void answerOfTrailersOnlyStaysOne() {
        int proxy = proxy(
                request -> request.response().putHeader("grpc-status", "12").end());

        Reply reply = reply(open(proxy, HttpMethod.POST).send());

        assertThat(reply.response().getHeader("grpc-status")).isEqualTo("12");
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void bothDirectionsStreamAtOnce() {
        int proxy = proxy(request -> {
            request.response().setChunked(true);
            request.handler(piece -> request.response().write(piece));
            request.endHandler(end -> request.response().end());
        });
        HttpClientRequest request = open(proxy, HttpMethod.POST);
        request.setChunked(true);
        List<String> echoed = new CopyOnWriteArrayList<>();
        AtomicInteger ended = new AtomicInteger();
        request.response()
                .onSuccess(answer -> answer.handler(piece -> echoed.add(piece.toString()))
                        .endHandler(end -> ended.incrementAndGet()));

        request.sendHead();
        request.write("one");
        await().untilAsserted(() -> assertThat(echoed).containsExactly("one"));
        request.write("two");
        await().untilAsserted(() -> assertThat(echoed).containsExactly("one", "two"));
        request.end();

        await().untilAtomic(ended, org.hamcrest.Matchers.is(1));
    }

    @Test
    void streamThatTheClientResetsIsResetAtTheBackend() {
        AtomicInteger resets = new AtomicInteger();
        List<HttpServerRequest> seen = new CopyOnWriteArrayList<>();
        int proxy = proxy(request -> {
            seen.add(request);
            request.response().exceptionHandler(reset -> resets.incrementAndGet());
        });
        HttpClientRequest request = open(proxy, HttpMethod.GET);
        request.send();
        await().until(() -> !seen.isEmpty());

        request.reset(8);

        await().untilAtomic(resets, org.hamcrest.Matchers.is(1));
        assertThat(outcomes).containsExactly(new Outcome.Left(Ending.CLIENT_GONE));
    }

    @Test
    void streamThatTheBackendRefusesIsNotReached() {
        int proxy = proxy(request -> request.response().reset(7));

        HttpClientResponse answer = Servers.await(open(proxy, HttpMethod.GET).send());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.NotReached.class);
    }

    @Test
    void streamThatTheBackendResetsIsBroken() {
        int proxy = proxy(request -> request.response().reset(2));

        HttpClientResponse answer = Servers.await(open(proxy, HttpMethod.GET).send());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void requestWithoutABodyHasNoPieces() {
        List<Buffer> pieces = new CopyOnWriteArrayList<>();
        int proxy = proxy(request -> {
            request.handler(piece -> pieces.add(piece));
            request.endHandler(end -> request.response().end(request.bytesRead() + " bytes"));
        });

        assertThat(reply(open(proxy, HttpMethod.GET).send()).body()).isEqualTo("0 bytes");
        assertThat(pieces).isEmpty();
    }

    @Test
    void manyStreamsShareOneConnection() {
        AtomicInteger connections = new AtomicInteger();
        List<Object> seen = new CopyOnWriteArrayList<>();
        int proxy = proxy(request -> {
            if (!seen.contains(request.connection())) {
                seen.add(request.connection());
                connections.incrementAndGet();
            }
            request.response().end("x");
        });
        Servers.await(open(proxy, HttpMethod.GET).send());

        for (int i = 0; i < 50; i++) {
            Servers.await(open(proxy, HttpMethod.GET).send());
        }

        assertThat(connections).hasValue(1);
    }

    private int proxy(Handler<HttpServerRequest> backend) {
        Destination destination = Destination.at(servers.vertx(), "127.0.0.1", servers.http(backend));
        Stage record = (exchange, next) -> Forward.to(destination, exchange).onSuccess(outcome -> {
            outcomes.add(outcome);
            if (outcome instanceof Outcome.NotReached lost) {
                exchange.answer(Failure.answer(destination, lost.cause()));
            }
        });
        return servers.http(Pipeline.of(record));
    }

    private HttpClientRequest open(int port, HttpMethod method) {
        return Servers.await(client.request(method, port, "127.0.0.1", "/"));
    }

    /** Reads the body on the event loop, where none of it can be missed. */
    private static Reply reply(Future<HttpClientResponse> response) {
        return Servers.await(response.compose(answer -> answer.body().map(body -> new Reply(answer, body.toString()))));
    }

    private record Reply(HttpClientResponse response, String body) {}
}
