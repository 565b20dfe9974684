package zeroth.queueproxy.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Ending;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.stage.UnlessProbe;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Collector.Protocol;
import zeroth.queueproxy.http.telemetry.Observability.Sampling;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;
import zeroth.queueproxy.time.testing.VirtualTime;

class TracerTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final Servers servers = new Servers();
    private final VirtualTime time = new VirtualTime(Instant.ofEpochSecond(1_000));
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final List<String> passedOn = new CopyOnWriteArrayList<>();
    private Part part = Part.QUEUE_PROXY;
    private Stage beforeItsTurn = (exchange, next) -> next.handle(exchange);

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void requestIsFollowedInUpstreamsSpansAndTheUsersProcessIsACallOfTheLast() {
        get(1, "traceparent: 00-" + TRACE + "-" + CALLER + "-00");

        await().until(() -> spans.size() == 4);
        assertThat(spans)
                .extracting(Span::name)
                .containsExactly("GET", "kn.queueproxy.proxy", "kn.queueproxy.wait", "HTTP GET");
        assertThat(spans).extracting(Span::trace).containsOnly(TRACE);
        assertThat(spans)
                .extracting(Span::parent)
                .containsExactly(
                        CALLER,
                        spans.get(0).id(),
                        spans.get(1).id(),
                        spans.get(1).id());
        assertThat(passedOn).containsExactly("00-" + TRACE + "-" + spans.get(3).id() + "-01");
    }

    @Test
    void anActivatorsWayThroughTheProxyFollowsTheWait() {
        part = Part.ACTIVATOR;

        get(1, "traceparent: 00-" + TRACE + "-" + CALLER + "-00");

        assertThat(spans).extracting(Span::name).containsExactly("GET", "throttler_try", "activator_proxy", "GET /a");
        assertThat(spans)
                .extracting(Span::parent)
                .containsExactly(
                        CALLER,
                        spans.get(0).id(),
                        spans.get(0).id(),
                        spans.get(2).id());
        assertThat(spans.getFirst().attributes())
                .contains(Attribute.of("kn.revision.name", "hello-00001"), Attribute.of("url.path", "/a"));
        assertThat(passedOn).containsExactly("00-" + TRACE + "-" + spans.get(3).id() + "-01");
    }

    @Test
    void aRequestWhoseTurnDoesNotComeHasFailedToWaitAndCallsNobody() {
        part = Part.ACTIVATOR;
        beforeItsTurn = (exchange, next) -> exchange.answer(Answer.error(503, "full"));

        get(1, "X-A: 1");

        assertThat(spans).extracting(Span::name).containsExactly("GET", "throttler_try");
        assertThat(spans).extracting(Span::result).containsOnly(Span.Result.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"0.0, 01, 0", "0.5, 01, 4", "0.5, 00, 0", "1.0, 00, 4"})
    void whoCallsDecidesUnlessAllOrNoneAreTraced(double rate, String flags, int expected) {
        get(rate, "traceparent: 00-" + TRACE + "-" + CALLER + "-" + flags);

        assertThat(spans).hasSize(expected);
        assertThat(passedOn.getFirst()).startsWith("00-" + TRACE).endsWith(expected > 0 ? "-01" : "-00");
    }

    @Test
    void ofRequestsThatNobodyDecidedOnThePartIsTracedThatWasAskedFor() {
        for (int i = 0; i < 200; i++) {
            get(0.25, "X-A: 1");
        }

        assertThat(spans.size() / 4).as("of 200, seed 7").isBetween(25, 75);
    }

    @Test
    void probesAreNotTraced() {
        get(1, "User-Agent: kube-probe/1.31");

        assertThat(spans).isEmpty();
        assertThat(passedOn).containsExactly("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-" + TRACE + "-" + CALLER,
                "ff-" + TRACE + "-" + CALLER + "-01",
                "00-00000000000000000000000000000000-" + CALLER + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-XXXXXXXXXXXXXXXX-01"
            })
    void contextThatIsNotWellFormedIsNone(String header) {
        assertThat(TraceContext.parse(header)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void spansAreSentToTheCollectorTogether(Protocol protocol) {
        List<String> messages = new CopyOnWriteArrayList<>();
        int collector = servers.http(request -> collect(request, messages));
        SpanExport export = new SpanExport(
                servers.vertx(),
                time,
                new Collector(protocol, "http://127.0.0.1:" + collector),
                Resource.ofQueueProxy(new RevisionId("default", "hello-00001"), "hello", "hello", "pod-1", Map.of()),
                Part.QUEUE_PROXY);
        Tracer tracer = export.tracer(Sampling.of(1), time, new SplittableRandom(7));

        get(tracer, "X-A: 1");
        assertThat(messages).isEmpty();
        time.advance(Duration.ofSeconds(5));

        await().until(() -> messages.size() == 1);
        assertThat(messages.getFirst())
                .startsWith(
                        switch (protocol) {
                            case HTTP -> "HTTP_1_1 /v1/traces application/x-protobuf ";
                            case GRPC ->
                                "HTTP_2 /opentelemetry.proto.collector.trace.v1.TraceService/Export application/grpc ";
                        })
                .contains("kn.queueproxy.wait", "HTTP GET", "service.name", "hello", "k8s.pod.name", "pod-1");
        get(tracer, "X-A: 2");
        Servers.await(export.close());
        assertThat(messages).hasSize(2);
    }

    @Test
    void collectorThatIsNotThereCostsSpansAndNothingElse() {
        SpanExport export = new SpanExport(
                servers.vertx(),
                time,
                new Collector(Protocol.HTTP, "http://127.0.0.1:" + servers.closedPort() + "/v1/traces"),
                Resource.ofQueueProxy(new RevisionId("default", "hello-00001"), "", "", "pod-1", Map.of()),
                Part.QUEUE_PROXY);

        get(export.tracer(Sampling.of(1), time, new SplittableRandom(7)), "X-A: 1");

        Servers.await(export.close());
    }

    @Test
    void writesProtobufAsItsSpecificationShows() {
        byte[] bytes =
                new Protobuf().number(1, 150).text(2, "testing").fixed64(3, 1).toBytes();

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("089601120774657374696e67190100000000000000");
    }

    private void collect(HttpServerRequest request, List<String> messages) {
        request.body().onSuccess(body -> {
            messages.add(request.version() + " " + request.path() + " " + request.getHeader("Content-Type") + " "
                    + body.toString(StandardCharsets.ISO_8859_1));
            request.response().end();
        });
    }

    private void get(double rate, String header) {
        get(
                new Tracer(part, Sampling.of(rate), time, new SplittableRandom(7 + passedOn.size()), spans::addAll),
                header);
    }

    private void get(Tracer tracer, String header) {
        CompletableFuture<Ending> ended = new CompletableFuture<>();
        int port = servers.http(Pipeline.of(
                (exchange, next) -> {
                    exchange.onEnd(ended::complete);
                    next.handle(exchange);
                },
                new UnlessProbe(tracer::outside),
                this::label,
                tracer::waiting,
                beforeItsTurn,
                tracer::inside,
                (exchange, next) -> {
                    passedOn.add(String.valueOf(exchange.headers().get("traceparent")));
                    exchange.answer(Answer.text(200, "done"));
                }));
        RawClient.exchange(port, RawClient.head("GET /a?b=c HTTP/1.1", "Host: a", "Connection: close", header));
        ended.join();
    }

    private void label(Exchange exchange, Stage.Next next) {
        RequestLabels.put(exchange, Attributes.of(Attribute.of("kn.revision.name", "hello-00001")));
        next.handle(exchange);
    }
}
