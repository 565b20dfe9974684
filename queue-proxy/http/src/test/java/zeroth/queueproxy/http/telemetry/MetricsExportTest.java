package zeroth.queueproxy.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.proxy.Answer;
import zeroth.queueproxy.http.proxy.Ending;
import zeroth.queueproxy.http.proxy.Exchange;
import zeroth.queueproxy.http.proxy.Pipeline;
import zeroth.queueproxy.http.proxy.Stage;
import zeroth.queueproxy.http.telemetry.Observability.Collector;
import zeroth.queueproxy.http.telemetry.Observability.Collector.Protocol;
import zeroth.queueproxy.http.telemetry.Observability.Metrics;
import zeroth.queueproxy.http.telemetry.Observability.Temporality;
import zeroth.queueproxy.http.telemetry.Readings.Kind;
import zeroth.queueproxy.http.telemetry.Readings.Reading;
import zeroth.queueproxy.http.testing.ProtobufMessage;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;
import zeroth.queueproxy.time.testing.VirtualTime;

/** A collector over real sockets, with virtual time between the messages. */
class MetricsExportTest {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Servers servers = new Servers();
    private final VirtualTime time = new VirtualTime(Instant.ofEpochSecond(1_000));
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final RequestMetrics metrics = new RequestMetrics(time, 8080, () -> OptionalLong.of(3));
    private final int proxy = servers.http(Pipeline.of(
            this::noteTheEnd,
            metrics::outside,
            metrics::inside,
            (exchange, next) -> exchange.answer(Answer.text(201, "done"))));
    private CompletableFuture<Ending> ended = new CompletableFuture<>();

    @AfterEach
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void metricsAreToldInUpstreamsNamesAndUnits(Protocol protocol) {
        start(protocol, Temporality.CUMULATIVE, servers.http(this::take));

        get();
        time.advance(INTERVAL);

        await().until(() -> received.size() == 1);
        assertThat(received.getFirst().how())
                .isEqualTo(
                        switch (protocol) {
                            case HTTP -> "POST /v1/metrics application/x-protobuf";
                            case GRPC ->
                                "POST /opentelemetry.proto.collector.metrics.v1.MetricsService/Export application/grpc";
                        });
        ProtobufMessage resource = received.getFirst().message().message(1);
        assertThat(resource.message(1).messages(1))
                .extracting(attribute -> attribute.text(1))
                .contains("service.name");
        List<ProtobufMessage> scopes = resource.messages(2);
        assertThat(scopes)
                .extracting(scope -> scope.message(1).text(1))
                .containsExactly(Instrument.QUEUE, Instrument.HTTP);
        assertThat(scopes.getFirst().messages(2))
                .extracting(metric -> metric.text(1) + " " + metric.text(3))
                .containsExactly("kn.serving.queue.depth {request}", "kn.serving.invocation.duration s");
        assertThat(scopes.getLast().messages(2))
                .extracting(metric -> metric.text(1) + " " + metric.text(3))
                .containsExactly(
                        "http.server.request.duration s",
                        "http.server.request.body.size By",
                        "http.server.response.body.size By",
                        "http.client.request.duration s",
                        "http.client.request.body.size By");
        assertThat(depth().number(6)).isEqualTo(3);
    }

    @Test
    void durationIsToldWithItsClassesAndItsStatusAsANumber() {
        start(Protocol.HTTP, Temporality.CUMULATIVE, servers.http(this::take));

        get();
        time.advance(INTERVAL);

        await().until(() -> received.size() == 1);
        ProtobufMessage point = invocation(received.getFirst());
        assertThat(point.number(2)).isEqualTo(Duration.ofSeconds(1_000).toNanos());
        assertThat(point.number(3)).isEqualTo(Duration.ofSeconds(1_030).toNanos());
        assertThat(point.number(4)).isEqualTo(1);
        assertThat(point.packed(6)).hasSize(15).startsWith(1L, 0L);
        assertThat(point.packed(7)).hasSize(14).startsWith(Double.doubleToRawLongBits(0.005));
        assertThat(point.message(9).text(1)).isEqualTo("http.response.status_code");
        assertThat(point.message(9).message(2).number(3)).isEqualTo(201);
    }

    @Test
    void whatIsCumulativeIsToldSinceTheStart() {
        start(Protocol.HTTP, Temporality.CUMULATIVE, servers.http(this::take));
        assertThat(countsOfTwoTellings()).containsExactly(1L, 2L);
        assertThat(received).extracting(MetricsExportTest::temporality).containsOnly(2L);
    }

    @Test
    void aDeltaIsToldSinceTheTimeBefore() {
        start(Protocol.HTTP, Temporality.DELTA, servers.http(this::take));
        assertThat(countsOfTwoTellings()).containsExactly(1L, 1L);
        assertThat(received).extracting(MetricsExportTest::temporality).containsOnly(1L);
        assertThat(invocation(received.getLast()).number(2))
                .isEqualTo(Duration.ofSeconds(1_030).toNanos());
    }

    /** As an activator's, whose event loops count on their own: no observation falls between telling and forgetting. */
    @Test
    void whatIsCountedOnlyWhenSomebodyAsksIsToldToo() {
        Histogram waits = Histogram.ofSeconds("waits", "How long.", "scope");
        AtomicLong counted = new AtomicLong();
        Measurements late = new Measurements() {
            @Override
            public List<Readings> readings() {
                return List.of();
            }

            @Override
            public List<Histogram> histograms() {
                counted.incrementAndGet();
                waits.observe(Attributes.NONE, 1);
                return List.of(waits);
            }
        };
        Metrics.Push how =
                new Metrics.Push(collector(Protocol.HTTP, servers.http(this::take)), INTERVAL, Temporality.DELTA);
        MetricsExport export = new MetricsExport(servers.vertx(), time, time, how, late, resource());

        time.advance(INTERVAL);
        await().until(() -> received.size() == 1);
        Servers.await(export.close());

        assertThat(received.stream()
                        .mapToLong(told -> metric(told, 0).message(9).message(1).number(4))
                        .sum())
                .isEqualTo(counted.get());
    }

    @Test
    void numbersAreToldAsWhatTheyAre() {
        Attributes peer = Attributes.of(Attribute.of("peer", "autoscaler"));
        AtomicLong errors = new AtomicLong(5);
        Measurements numbers = new Measurements() {
            @Override
            public List<Readings> readings() {
                return List.of(
                        one("errors", Kind.COUNTER, new Reading(peer, errors.get())),
                        one("queued", Kind.BALANCE, new Reading(peer, 3L)),
                        one("concurrency", Kind.GAUGE, new Reading(peer, 1.5)));
            }

            @Override
            public List<Histogram> histograms() {
                return List.of();
            }
        };
        Metrics.Push how =
                new Metrics.Push(collector(Protocol.HTTP, servers.http(this::take)), INTERVAL, Temporality.DELTA);
        MetricsExport export = new MetricsExport(servers.vertx(), time, time, how, numbers, resource());

        time.advance(INTERVAL);
        await().until(() -> received.size() == 1);
        errors.set(7);
        Servers.await(export.close());

        ProtobufMessage counted = metric(received.getLast(), 0).message(7);
        assertThat(counted.number(2)).as("delta").isEqualTo(1);
        assertThat(counted.number(3)).as("only grows").isEqualTo(1);
        assertThat(counted.message(1).number(6)).isEqualTo(2);
        assertThat(counted.message(1).message(7).text(1)).isEqualTo("peer");
        ProtobufMessage balance = metric(received.getLast(), 1).message(7);
        assertThat(balance.number(2)).as("since the start").isEqualTo(2);
        assertThat(balance.message(1).number(6)).isEqualTo(3);
        assertThat(metric(received.getLast(), 2).message(5).message(1).real(4)).isEqualTo(1.5);
    }

    private static Readings one(String name, Kind kind, Reading reading) {
        return new Readings(new Instrument(name, Instrument.Unit.REQUESTS, "", "s"), kind, List.of(reading));
    }

    @Test
    void aCollectorThatDoesNotAnswerHoldsOneMessageUntilItIsGivenUp() {
        start(Protocol.HTTP, Temporality.CUMULATIVE, servers.http(this::takeAndSayNothing), Duration.ofSeconds(4));
        get();

        time.advance(Duration.ofSeconds(4));
        await().until(() -> received.size() == 1);
        time.advance(Duration.ofSeconds(4));
        get();
        assertThat(received).hasSize(1);
        time.advance(Duration.ofSeconds(4));
        time.advance(Duration.ofSeconds(4));

        await().until(() -> received.size() == 2);
        assertThat(invocation(received.getLast()).number(4)).isEqualTo(2);
    }

    @Test
    void aCollectorThatAnswersForeverIsGivenUp() {
        start(Protocol.HTTP, Temporality.CUMULATIVE, servers.http(this::takeAndTalkForever));
        get();

        time.advance(INTERVAL);
        await().until(() -> received.size() == 1);
        time.advance(CollectorClient.PATIENCE);
        time.advance(INTERVAL.minus(CollectorClient.PATIENCE));

        await().until(() -> received.size() == 2);
    }

    @Test
    void theEndIsToldAndWaitsForNobodyWhoIsNotThere() {
        Servers.await(start(Protocol.HTTP, Temporality.CUMULATIVE, servers.http(this::take))
                .close());
        assertThat(received).as("nothing to say").isEmpty();

        MetricsExport told = start(Protocol.GRPC, Temporality.CUMULATIVE, servers.http(this::take));
        MetricsExport absent = start(Protocol.HTTP, Temporality.CUMULATIVE, servers.closedPort());
        get();
        Servers.await(told.close());
        Servers.await(absent.close());
        assertThat(received).hasSize(1);
    }

    @Test
    void theEndWaitsAWhileAndNoLongerForACollectorThatDoesNotAnswer() {
        MetricsExport export = start(Protocol.HTTP, Temporality.CUMULATIVE, servers.http(this::takeAndSayNothing));
        get();
        CompletableFuture<Void> closed = export.close().toCompletionStage().toCompletableFuture();

        await().until(() -> received.size() == 1);
        assertThat(closed).isNotDone();
        time.advance(CollectorClient.PATIENCE);

        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void spansForACollectorThatDoesNotAnswerAreHeldUpToABound() {
        SpanExport spans = new SpanExport(
                servers.vertx(),
                time,
                collector(Protocol.HTTP, servers.http(this::takeAndSayNothing)),
                resource(),
                Part.QUEUE_PROXY);
        Span span = new Span(
                "0".repeat(31) + "1",
                "0".repeat(15) + "1",
                "",
                "GET",
                Span.Kind.SERVER,
                time.instant(),
                time.instant(),
                List.of(),
                Span.Result.AS_MEANT);

        for (int i = 0; i < 10_000; i++) {
            spans.add(span);
        }

        assertThat(spans.held()).isEqualTo(SpanExport.HELD_AT_MOST);
        await().until(() -> received.size() == 1);
    }

    private List<Long> countsOfTwoTellings() {
        for (int i = 1; i <= 2; i++) {
            int told = i;
            get();
            time.advance(INTERVAL);
            await().until(() -> received.size() == told);
            settle();
        }
        return received.stream().map(each -> invocation(each).number(4)).toList();
    }

    /** Until the client has seen the answer to what the collector has seen. */
    private void settle() {
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    }

    private MetricsExport start(Protocol protocol, Temporality temporality, int collector) {
        return start(protocol, temporality, collector, INTERVAL);
    }

    private MetricsExport start(Protocol protocol, Temporality temporality, int port, Duration interval) {
        Metrics.Push how = new Metrics.Push(collector(protocol, port), interval, temporality);
        return new MetricsExport(servers.vertx(), time, time, how, metrics, resource());
    }

    private static Collector collector(Protocol protocol, int port) {
        return new Collector(protocol, "http://127.0.0.1:" + port);
    }

    private static Resource resource() {
        return Resource.ofQueueProxy(new RevisionId("default", "hello-00001"), "hello", "hello", "pod-1", Map.of());
    }

    private void get() {
        ended = new CompletableFuture<>();
        RawClient.exchange(proxy, RawClient.head("GET / HTTP/1.1", "Host: a:80", "Connection: close"));
        ended.join();
    }

    private void noteTheEnd(Exchange exchange, Stage.Next next) {
        exchange.onEnd(ending -> ended.complete(ending));
        next.handle(exchange);
    }

    private void take(HttpServerRequest request) {
        note(request).onSuccess(noted -> request.response().end());
    }

    private void takeAndSayNothing(HttpServerRequest request) {
        note(request);
    }

    private void takeAndTalkForever(HttpServerRequest request) {
        note(request).onSuccess(noted -> request.response().setChunked(true).write("and another thing"));
    }

    private Future<Buffer> note(HttpServerRequest request) {
        String how = request.method() + " " + request.path() + " " + request.getHeader("Content-Type");
        int frame = how.endsWith("grpc") ? 5 : 0;
        return request.body()
                .onSuccess(body ->
                        received.add(new Received(how, ProtobufMessage.parse(body.getBytes(frame, body.length())))));
    }

    private ProtobufMessage depth() {
        return metric(received.getFirst(), 0).message(5).message(1);
    }

    private static ProtobufMessage invocation(Received told) {
        return metric(told, 1).message(9).message(1);
    }

    private static long temporality(Received told) {
        return metric(told, 1).message(9).number(2);
    }

    private static ProtobufMessage metric(Received told, int index) {
        return told.message().message(1).message(2).messages(2).get(index);
    }

    private record Received(String how, ProtobufMessage message) {}
}
