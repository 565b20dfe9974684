package zeroth.queueproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.names.EnvironmentKeys;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;
import zeroth.queueproxy.http.tls.KeyFiles;
import zeroth.queueproxy.http.tls.TlsRules;
import zeroth.queueproxy.http.tls.TlsSettings;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;

/** What the queue-proxy of a pod does, whether the application is behind it or in its process. */
abstract class QueueProxyContract {
    static final String GET = RawClient.head("GET / HTTP/1.1", "Host: a");
    private static final String PROBE =
            RawClient.head("GET / HTTP/1.1", "Host: a", "User-Agent: kube-probe/1.31", "K-Network-Probe: queue");

    final Servers servers = new Servers();
    final List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<QueueProxy> proxies = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        proxies.forEach(QueueProxy::close);
        servers.close();
    }

    @Test
    void passesRequestsToTheUsersProcess() {
        QueueProxy proxy = start(request -> request.response().end("hello"), Map.of());

        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(GET).readUntil("hello");
        }
    }

    @Test
    void isReadyWhenTheUsersProcessAnswersItsProbe() throws Exception {
        QueueProxy proxy = start(
                request -> request.response().end(),
                probe("{\"httpGet\":{\"port\":%d,\"path\":\"/ready\"},\"successThreshold\":1}"));

        assertThat(get(proxy.ready())).isTrue();
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            assertThat(client.send(PROBE).readUntil("queue")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void failingProbeIsAnsweredWith503AndNothingElse() throws Exception {
        QueueProxy proxy = start(
                request -> request.response().setStatusCode(500).end(),
                probe("{\"httpGet\":{\"port\":%d},\"periodSeconds\":1,\"timeoutSeconds\":1}"));

        assertThat(get(proxy.ready())).isFalse();
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            assertThat(client.send(PROBE).readUntil("\r\n\r\n"))
                    .startsWith("HTTP/1.1 503 Service Unavailable")
                    .containsIgnoringCase("content-length: 0");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "0, false"})
    void grpcProbeAsksTheHealthServiceAndOnlyServingIsReady(byte status, boolean ready) throws Exception {
        List<Buffer> asked = new CopyOnWriteArrayList<>();
        QueueProxy proxy = start(
                request -> request.body().onSuccess(message -> {
                    asked.add(Buffer.buffer(request.path()).appendBuffer(message));
                    request.response()
                            .putHeader("content-type", "application/grpc")
                            .putTrailer("grpc-status", "0");
                    request.response().end(Buffer.buffer(new byte[] {0, 0, 0, 0, 2, 8, status}));
                }),
                probe("{\"grpc\":{\"port\":%d,\"service\":\"me\"},\"periodSeconds\":1}"));

        assertThat(get(proxy.ready())).isEqualTo(ready);
        assertThat(asked)
                .containsExactly(Buffer.buffer("/grpc.health.v1.Health/Check")
                        .appendBytes(new byte[] {0, 0, 0, 0, 4, 0x0a, 2, 'm', 'e'}));
    }

    @Test
    void grpcProbeOfAProcessThatSpeaksNoGrpcFails() throws Exception {
        QueueProxy proxy = start(
                request -> request.response().setStatusCode(404).end(),
                probe("{\"grpc\":{\"port\":%d},\"periodSeconds\":1}"));

        assertThat(get(proxy.ready())).isFalse();
    }

    @Test
    void detectionAsksWhatSpeaksHttp2OnceMoreWithTheUsersHeaders() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        QueueProxy proxy = start(
                request -> {
                    asked.add(request.version() + " " + request.getHeader("X-A"));
                    request.response().end();
                },
                detecting());

        assertThat(get(proxy.ready())).isTrue();
        assertThat(asked).containsExactly("HTTP_2 null", "HTTP_2 1");
    }

    @Test
    void detectionAsksWhatSpeaksNoHttp2InHttp11AndWithoutTheUsersHeaders() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        QueueProxy proxy = start(
                request -> {
                    asked.add(request.version() + " " + request.getHeader("X-A"));
                    request.response()
                            .setStatusCode(request.version() == HttpVersion.HTTP_2 ? 505 : 200)
                            .end();
                },
                detecting());

        assertThat(get(proxy.ready())).isTrue();
        assertThat(asked).containsExactly("HTTP_2 null", "HTTP_1_1 null");
    }

    @Test
    void execProbeIsRefusedByName() {
        Map<String, String> exec = probe("{\"exec\":{\"command\":[\"true\"]}}");

        assertThatThrownBy(() -> start(request -> {}, exec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SERVING_READINESS_PROBE: exec is not supported (expected: httpGet, tcpSocket or grpc)");
    }

    @Test
    void usersProcessSeesNoMoreRequestsAtOnceThanItTakes() {
        QueueProxy proxy = start(held::add, Map.of(EnvironmentKeys.CONTAINER_CONCURRENCY, "1"));

        try (RawClient first = RawClient.connect(proxy.servingPort());
                RawClient second = RawClient.connect(proxy.servingPort())) {
            first.send(GET);
            await().until(() -> held.size() == 1);
            second.send(GET);
            await().during(Duration.ofMillis(200)).until(() -> held.size() == 1);
            held.getFirst().response().end("first");
            first.readUntil("first");
            await().until(() -> held.size() == 2);
            held.get(1).response().end("second");
            second.readUntil("second");
        }
    }

    @Test
    void aSeatIsHeldUntilAnUpgradedConnectionEnds() {
        List<String> seen = new CopyOnWriteArrayList<>();
        QueueProxy proxy = start(
                request -> {
                    seen.add(request.uri());
                    request.response()
                            .setStatusCode(101)
                            .putHeader("Connection", "Upgrade")
                            .putHeader("Upgrade", "echo");
                    request.toNetSocket();
                },
                Map.of(EnvironmentKeys.CONTAINER_CONCURRENCY, "1"));
        String upgrade = RawClient.head("GET / HTTP/1.1", "Host: a", "Connection: Upgrade", "Upgrade: echo");

        try (RawClient second = RawClient.connect(proxy.servingPort())) {
            try (RawClient first = RawClient.connect(proxy.servingPort())) {
                first.send(upgrade).readUntil("101 Switching Protocols");
                second.send(upgrade);
                await().during(Duration.ofMillis(200)).until(() -> seen.size() == 1);
            }
            second.readUntil("101 Switching Protocols");
        }
    }

    @Test
    void requestBeyondElevenTimesTheLimitIsRefused() {
        QueueProxy proxy = start(held::add, Map.of(EnvironmentKeys.CONTAINER_CONCURRENCY, "1"));
        List<RawClient> clients = new CopyOnWriteArrayList<>();

        for (int i = 0; i < 11; i++) {
            clients.add(RawClient.connect(proxy.servingPort()).send(GET));
        }
        await().untilAsserted(() ->
                assertThat(scrape(proxy).averageConcurrentRequests()).isEqualTo(11));
        try (RawClient refused = RawClient.connect(proxy.servingPort())) {
            assertThat(refused.send(GET).readUntil("pending request queue full\n"))
                    .startsWith("HTTP/1.1 503")
                    .containsIgnoringCase("x-content-type-options: nosniff");
        }
        clients.forEach(RawClient::close);
    }

    @Test
    void timeInTheQueueCountsAgainstTheTimeoutAndAProbeOfTheUsersProcessDoesNotQueue() {
        QueueProxy proxy = start(
                request -> {
                    if ("/held".equals(request.path())) {
                        held.add(request);
                    } else {
                        request.response().end("passed");
                    }
                },
                Map.of(
                        EnvironmentKeys.CONTAINER_CONCURRENCY, "1",
                        EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "1"));

        try (RawClient running = RawClient.connect(proxy.servingPort());
                RawClient queued = RawClient.connect(proxy.servingPort());
                RawClient probe = RawClient.connect(proxy.servingPort())) {
            running.send(RawClient.head("GET /held HTTP/1.1", "Host: a"));
            await().until(() -> held.size() == 1);
            queued.send(RawClient.head("GET /held HTTP/1.1", "Host: a"));
            probe.send(RawClient.head("GET / HTTP/1.1", "Host: a", "K-Kubelet-Probe: queue"))
                    .readUntil("passed");

            assertThat(queued.readUntil("request timeout")).startsWith("HTTP/1.1 504");
        }
    }

    @Test
    void clientThatLeavesTheQueueMakesRoom() {
        QueueProxy proxy = start(held::add, Map.of(EnvironmentKeys.CONTAINER_CONCURRENCY, "1"));

        try (RawClient first = RawClient.connect(proxy.servingPort());
                RawClient last = RawClient.connect(proxy.servingPort())) {
            first.send(GET);
            await().until(() -> held.size() == 1);
            RawClient.connect(proxy.servingPort()).send(GET).close();
            last.send(RawClient.head("GET /last HTTP/1.1", "Host: a"));
            await().untilAsserted(() ->
                    assertThat(scrape(proxy).averageConcurrentRequests()).isEqualTo(2));
            held.getFirst().response().end("first");
            await().until(() -> held.size() == 2);
            assertThat(held.get(1).uri()).isEqualTo("/last");
            held.get(1).response().end();
        }
    }

    @Test
    void metricsAreTheLastSecondInProtobufWhateverIsAccepted() {
        QueueProxy proxy = start(held::add, Map.of());

        try (RawClient direct = RawClient.connect(proxy.servingPort());
                RawClient proxied = RawClient.connect(proxy.servingPort())) {
            direct.send(GET);
            proxied.send(RawClient.head("GET / HTTP/1.1", "Host: a", "K-Proxy-Request: activator"));
            await().until(() -> held.size() == 2);
            await().untilAsserted(() -> {
                StatsReport report = scrape(proxy);
                assertThat(report.pod()).isEqualTo("pod-1");
                assertThat(report.averageConcurrentRequests()).isEqualTo(2);
                assertThat(report.averageProxiedConcurrentRequests()).isEqualTo(1);
                assertThat(report.requestCount()).isZero();
                assertThat(report.processUptime()).isPositive();
            });
            held.forEach(request -> request.response().end());
        }
    }

    @Test
    void requestsAreLoggedAsTheTemplateSaysAndProbesOnlyIfThatIsAsked() {
        String config = "{\"enableRequestLog\":true,%s\"requestLogTemplate\":"
                + "\"{{.Request.RequestURI}} {{.Response.Code}} {{.Revision.Name}} {{.Revision.PodIP}}\"}";
        QueueProxy without = logging(config.formatted(""));
        QueueProxy with = logging(config.formatted("\"enableProbeRequestLog\":true,"));

        for (QueueProxy proxy : List.of(without, with)) {
            try (RawClient client = RawClient.connect(proxy.servingPort())) {
                client.send(PROBE).readUntil("queue");
                client.send(RawClient.head("GET /x HTTP/1.1", "Host: a")).readUntil("hello");
            }
        }

        await().untilAsserted(() -> assertThat(lines)
                .containsExactly(
                        "/x 200 hello-00001 10.0.0.7", "/ 200 hello-00001 10.0.0.7", "/x 200 hello-00001 10.0.0.7"));
    }

    @Test
    void templateThatCannotBeReadIsTheEndOfTheLogAndNotOfThePod() {
        QueueProxy proxy = logging("{\"enableRequestLog\":true,\"requestLogTemplate\":\"{{range .X}}\"}");

        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(GET).readUntil("hello");
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void servingPortSpeaksHttp11AndHttp2WhateverItsNumber() {
        QueueProxy proxy =
                start(request -> request.response().end(request.version().name()), Map.of());
        HttpClient http2 = servers.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false));

        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(PROBE).readUntil("queue");
            client.send(GET).readUntil("HTTP_1_1");
        }
        Future<Buffer> answer = http2.request(HttpMethod.GET, proxy.servingPort(), "127.0.0.1", "/")
                .compose(request -> request.send().compose(HttpClientResponse::body));
        assertThat(Servers.await(answer).toString()).isEqualTo("HTTP_2");
    }

    @Test
    void forwardedIsMadeBeforeTheOwnHopIsAddedAndOnlyTheRevisionsHeadersStayHere() {
        QueueProxy proxy = start(
                request -> request.response()
                        .end(String.join(
                                "|",
                                request.getHeader("Forwarded"),
                                request.getHeader("X-Forwarded-For"),
                                request.getHeader("K-Proxy-Request"),
                                request.getHeader("K-Network-Hash"),
                                String.valueOf(request.getHeader("Knative-Serving-Revision")))),
                Map.of());

        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(RawClient.head(
                            "GET / HTTP/1.1",
                            "Host: a",
                            "X-Forwarded-For: 192.0.2.1",
                            "X-Forwarded-Proto: https",
                            "K-Proxy-Request: activator",
                            "K-Network-Hash: 7e52",
                            "Knative-Serving-Revision: hello-00001"))
                    .readUntil("for=192.0.2.1;proto=https|192.0.2.1, 127.0.0.1|activator|7e52|null");
        }
    }

    @Test
    void withACertificateRequestsAreServedInTlsTooAndMetricsAndDrainStayInClearText() throws Exception {
        Handler<HttpServerRequest> hello = request -> request.response().end("hello");
        TlsSettings tls = new TlsSettings(
                new KeyFiles(
                        resource("/zeroth/queueproxy/http/tls/pkcs8.crt"),
                        resource("/zeroth/queueproxy/http/tls/pkcs8.key")),
                TlsRules.DEFAULT);
        QueueProxy proxy = open(settings(servers.http(hello), Map.of()).withTls(tls), hello);
        HttpClient client = servers.vertx()
                .createHttpClient(
                        new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));

        Future<Buffer> answer = client.request(HttpMethod.GET, proxy.tlsPort().orElseThrow(), "127.0.0.1", "/")
                .compose(request -> request.send().compose(HttpClientResponse::body));

        assertThat(Servers.await(answer).toString()).isEqualTo("hello");
        assertThat(scrape(proxy).pod()).isEqualTo("pod-1");
        proxy.drain();
        Servers.await(client.close());
        await().until(() -> proxy.drained().toCompletableFuture().isDone());
        assertThatThrownBy(() -> RawClient.connect(proxy.tlsPort().orElseThrow()))
                .hasRootCauseInstanceOf(java.net.ConnectException.class);
    }

    @Test
    void certificateThatCannotBeReadIsSaidAtTheStart() throws Exception {
        Path noKey = resource("/zeroth/queueproxy/http/tls/pkcs8.crt");
        QueueProxySettings unreadable =
                settings(1, Map.of()).withTls(new TlsSettings(new KeyFiles(noKey, noKey), TlsRules.DEFAULT));

        assertThatThrownBy(() -> open(unreadable, request -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("certificate " + noKey + ": there is no private key that is not encrypted");
    }

    @Test
    void forwardedThatIsThereStaysAsItIs() {
        QueueProxy proxy = start(request -> request.response().end(request.getHeader("Forwarded")), Map.of());

        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(RawClient.head(
                            "GET / HTTP/1.1", "Host: a", "X-Forwarded-For: 192.0.2.1", "Forwarded: for=mine"))
                    .readUntil("\r\n\r\nfor=mine");
        }
    }

    @Test
    void otherPathsOfMetricsAndAdminPortAre404() {
        QueueProxy proxy = start(request -> {}, Map.of());
        String other = RawClient.head("GET /other HTTP/1.1", "Host: a", "Connection: close");

        assertThat(RawClient.exchange(proxy.metricsPort(), other)).startsWith("HTTP/1.1 404");
        assertThat(RawClient.exchange(proxy.adminPort(), other)).startsWith("HTTP/1.1 404");
    }

    @Test
    void slowRequestIsTimedOut() {
        QueueProxy proxy = start(held::add, Map.of(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "1"));

        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            assertThat(client.send(GET).readUntil("request timeout")).startsWith("HTTP/1.1 504 Gateway Timeout");
        }
    }

    @Test
    void drainingPodServesAndSendsConnectionsAway() {
        QueueProxy proxy = start(held::add, Map.of());

        try (RawClient client = RawClient.connect(proxy.servingPort());
                RawClient probe = RawClient.connect(proxy.servingPort())) {
            client.send(GET);
            await().until(() -> held.size() == 1);
            proxy.drain();
            assertThat(probe.send(PROBE).readToEnd()).startsWith("HTTP/1.1 503").endsWith("shutting down\n");
            assertThat(proxy.drained().toCompletableFuture()).isNotDone();
            held.getFirst().response().end("bye");
            assertThat(client.readToEnd())
                    .containsIgnoringCase("connection: close\r\n")
                    .endsWith("bye");
        }
        await().untilAsserted(
                        () -> assertThat(proxy.drained().toCompletableFuture()).isDone());
    }

    @Test
    void http2ConnectionOfADrainingPodIsSentAwayAndItsStreamFinishes() {
        QueueProxy proxy = start(held::add, Map.of());
        List<Integer> goneAway = new CopyOnWriteArrayList<>();
        HttpClient client = servers.vertx()
                .httpClientBuilder()
                .with(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false))
                .withConnectHandler(
                        connection -> connection.goAwayHandler(goAway -> goneAway.add(goAway.getLastStreamId())))
                .build();
        Future<Buffer> body = client.request(HttpMethod.GET, proxy.servingPort(), "127.0.0.1", "/")
                .compose(request -> request.send().compose(HttpClientResponse::body));
        await().until(() -> held.size() == 1);

        proxy.drain();
        await().until(() -> goneAway.size() == 1);
        held.getFirst().response().end("bye");

        assertThat(Servers.await(body).toString()).isEqualTo("bye");
        await().until(() -> proxy.drained().toCompletableFuture().isDone());
    }

    @Test
    void idleConnectionKeepsThePodFromBeingDrained() {
        QueueProxy proxy = start(request -> request.response().end("hello"), Map.of());
        RawClient client = RawClient.connect(proxy.servingPort());
        client.send(GET).readUntil("hello");

        proxy.drain();

        await().during(Duration.ofMillis(200))
                .until(() -> !proxy.drained().toCompletableFuture().isDone());
        client.close();
        await().until(() -> proxy.drained().toCompletableFuture().isDone());
    }

    @Test
    void whoComesAfterThePodWasDrainedIsRefusedAndWhoCameBeforeIsServed() {
        QueueProxy proxy = start(request -> request.response().end("hello"), Map.of());
        RawClient before = RawClient.connect(proxy.servingPort());

        proxy.drain();
        await().during(Duration.ofMillis(200))
                .until(() -> !proxy.drained().toCompletableFuture().isDone());
        assertThat(before.send(GET).readToEnd()).contains("hello");
        await().until(() -> proxy.drained().toCompletableFuture().isDone());

        assertThatThrownBy(() -> RawClient.connect(proxy.servingPort()))
                .hasRootCauseInstanceOf(java.net.ConnectException.class);
    }

    @Test
    void waitForDrainOfOneContainerLetsThePodServeOnAfterASecond() {
        QueueProxy proxy = start(request -> request.response().end("hello"), Map.of());

        String waited = RawClient.exchange(
                proxy.adminPort(), RawClient.head("GET /wait-for-drain HTTP/1.1", "Host: a", "Connection: close"));

        assertThat(waited).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\n");
        try (RawClient probe = RawClient.connect(proxy.servingPort())) {
            probe.send(PROBE).readUntil("queue");
        }
    }

    @Test
    void takenPortIsSaidInASentence() {
        QueueProxy proxy = start(request -> {}, Map.of());
        QueueProxySettings taken =
                settings(1, Map.of()).listeningOn("127.0.0.1", new ListenPorts(proxy.servingPort(), 0, 0, 0, 0, 0));

        assertThatThrownBy(() -> open(taken, request -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("port " + proxy.servingPort() + " of 127.0.0.1 is not free");
    }

    /** Starts one whose application, which listens on the user's port as well, is reached in the way of this host. */
    abstract QueueProxy open(
            Vertx vertx,
            QueueProxySettings settings,
            Handler<HttpServerRequest> application,
            Consumer<String> requestLines);

    final QueueProxy start(Handler<HttpServerRequest> application, Map<String, String> environment) {
        int port = servers.http(application);
        Map<String, String> filled = new HashMap<>(environment);
        filled.computeIfPresent(EnvironmentKeys.SERVING_READINESS_PROBE, (key, json) -> json.formatted(port));
        return open(settings(port, filled), application);
    }

    private QueueProxy open(QueueProxySettings settings, Handler<HttpServerRequest> application) {
        QueueProxy proxy = open(servers.vertx(), settings, application, lines::add);
        proxies.add(proxy);
        return proxy;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(QueueProxyContract.class.getResource(name))
                .toURI());
    }

    private QueueProxy logging(String config) {
        return start(request -> request.response().end("hello"), Map.of(EnvironmentKeys.OBSERVABILITY_CONFIG, config));
    }

    private static Map<String, String> detecting() {
        return Map.of(
                EnvironmentKeys.ENABLE_HTTP2_AUTO_DETECTION,
                "true",
                EnvironmentKeys.SERVING_READINESS_PROBE,
                "{\"httpGet\":{\"port\":%d,\"httpHeaders\":[{\"name\":\"X-A\",\"value\":\"1\"}]},\"periodSeconds\":1}");
    }

    private static Map<String, String> probe(String json) {
        return Map.of(EnvironmentKeys.SERVING_READINESS_PROBE, json);
    }

    private static QueueProxySettings settings(int userPort, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(Map.ofEntries(
                Map.entry(EnvironmentKeys.CONTAINER_CONCURRENCY, "0"),
                Map.entry(EnvironmentKeys.QUEUE_SERVING_PORT, "8012"),
                Map.entry(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, "8112"),
                Map.entry(EnvironmentKeys.USER_PORT, Integer.toString(userPort)),
                Map.entry(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "300"),
                Map.entry(EnvironmentKeys.SERVING_LOGGING_CONFIG, ""),
                Map.entry(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""),
                Map.entry(EnvironmentKeys.SERVING_NAMESPACE, "default"),
                Map.entry(EnvironmentKeys.SERVING_CONFIGURATION, "hello"),
                Map.entry(EnvironmentKeys.SERVING_REVISION, "hello-00001"),
                Map.entry(EnvironmentKeys.SERVING_POD, "pod-1"),
                Map.entry(EnvironmentKeys.SERVING_POD_IP, "10.0.0.7")));
        variables.putAll(environment);
        return QueueProxySettings.fromEnvironment(variables).listeningOn("127.0.0.1", ListenPorts.ANY_FREE);
    }

    static StatsReport scrape(QueueProxy proxy) {
        String answer = RawClient.exchange(
                proxy.metricsPort(),
                RawClient.head("GET /metrics HTTP/1.1", "Host: a", "Accept: text/plain", "Connection: close"));
        assertThat(answer).containsIgnoringCase("\r\ncontent-type: application/protobuf\r\n");
        byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        return StatsCodec.decode(body, new RevisionId("default", "hello-00001"), Instant.EPOCH);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(15, TimeUnit.SECONDS);
    }
}
