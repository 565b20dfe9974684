package zeroth.queueproxy.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.names.EnvironmentKeys;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;
import zeroth.queueproxy.http.tls.CertificateWatch;

class UserMetricsTest {
    private static final String PROMETHEUS = "{\"requestMetrics\":{\"protocol\":\"prometheus\"}}";

    private final Servers servers = new Servers();
    private final Map<String, String> variables = new HashMap<>();
    private final List<QueueProxy> proxies = new CopyOnWriteArrayList<>();
    private final int user = servers.http(request -> request.body()
            .onSuccess(body -> request.response().setStatusCode(201).end("hello")));

    @AfterEach
    void stop() {
        proxies.forEach(QueueProxy::close);
        servers.close();
    }

    @Test
    void requestsAreMeasuredUnderUpstreamsNamesAndProbesAreNot() {
        QueueProxy proxy = start(PROMETHEUS);
        try (RawClient client = RawClient.connect(proxy.servingPort())) {
            client.send(RawClient.head(
                            "GET / HTTP/1.1", "Host: a", "User-Agent: kube-probe/1.31", "K-Network-Probe: queue"))
                    .readUntil("queue");
            client.send(RawClient.head(
                                    "POST / HTTP/1.1",
                                    "Host: app.example:81",
                                    "Content-Length: 7",
                                    "Knative-Serving-Tag: v1")
                            + "1234567")
                    .readUntil("hello");
        }

        await().untilAsserted(() -> assertThat(scrape(proxy))
                .startsWith("HTTP/1.1 200 OK")
                .contains(
                        "kn_serving_queue_depth{otel_scope_name=\"knative.dev/serving/pkg/queue\"} 1\n",
                        "kn_serving_invocation_duration_seconds_count{http_response_status_code=\"201\","
                                + "otel_scope_name=\"knative.dev/serving/pkg/queue\"} 1\n",
                        "http_server_request_body_size_bytes_bucket{http_request_method=\"POST\","
                                + "network_protocol_name=\"http\",network_protocol_version=\"1.1\","
                                + "server_address=\"app.example\",server_port=\"81\",url_scheme=\"http\","
                                + "kn_route_tag=\"v1\",http_response_status_code=\"201\","
                                + "otel_scope_name=\"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp\","
                                + "le=\"10\"} 1\n",
                        "http_client_request_duration_seconds_count{",
                        "target_info{container_name=\"queue-proxy\",k8s_namespace_name=\"default\","
                                + "k8s_pod_name=\"pod-1\",kn_configuration_name=\"hello\","
                                + "kn_revision_name=\"hello-00001\",kn_service_name=\"hello\","
                                + "service_instance_id=\"pod-1\",service_name=\"hello\"} 1\n"));
        assertThat(scrape(proxy)).doesNotContain("GET");
    }

    @Test
    void timeInTheQueueIsPartOfTheRequestAndNotOfTheInvocation() {
        List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
        variables.put(EnvironmentKeys.USER_PORT, Integer.toString(servers.http(held::add)));
        variables.put(EnvironmentKeys.CONTAINER_CONCURRENCY, "1");
        QueueProxy proxy = start(PROMETHEUS);

        try (RawClient first = RawClient.connect(proxy.servingPort());
                RawClient second = RawClient.connect(proxy.servingPort())) {
            first.send(RawClient.head("GET / HTTP/1.1", "Host: a"));
            await().until(() -> held.size() == 1);
            second.send(RawClient.head("GET / HTTP/1.1", "Host: a"));
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            held.getFirst().response().end("one");
            await().until(() -> held.size() == 2);
            held.getLast().response().end("two");
            second.readUntil("two");
        }

        await().untilAsserted(() -> assertThat(scrape(proxy))
                .contains("kn_serving_invocation_duration_seconds_bucket{http_response_status_code=\"200\","
                        + "otel_scope_name=\"knative.dev/serving/pkg/queue\",le=\"2.5\"} 1\n")
                .containsPattern("http_server_request_duration_seconds_bucket\\{.*le=\"2.5\"} 0\n"));
    }

    @Test
    void portIsClosedUnlessItIsAskedFor() {
        assertThat(start("{}").userMetricsPort()).isEmpty();
    }

    @Test
    void hostsThatClientsMakeUpAreCountedAsOneAfterAWhile() {
        Histogram histogram = Histogram.ofSeconds("x", "X", "s");

        for (int i = 0; i < Histogram.SETS_AT_MOST + 500; i++) {
            histogram.observe(Attributes.of(Attribute.of("server.address", "host-" + i)), 0.1);
        }

        String text = new PrometheusText().histogram(histogram).toString();
        assertThat(text).contains("x_seconds_count{otel_metric_overflow=\"true\",otel_scope_name=\"s\"} 500\n");
        assertThat(text.lines().filter(line -> line.startsWith("x_seconds_count")))
                .hasSize(Histogram.SETS_AT_MOST + 1);
    }

    @Test
    void valueOnABoundBelongsToItsClassAndQuotesCannotEscapeALabel() {
        Histogram histogram = Histogram.ofSeconds("x", "X", "s");

        histogram.observe(Attributes.of(Attribute.of("a", "\"b\\\n")), 0.1);

        String text = new PrometheusText().histogram(histogram).toString();
        assertThat(text)
                .contains("x_seconds_bucket{a=\"\\\"b\\\\\\n\",otel_scope_name=\"s\",le=\"0.075\"} 0\n")
                .contains("x_seconds_bucket{a=\"\\\"b\\\\\\n\",otel_scope_name=\"s\",le=\"0.1\"} 1\n")
                .contains("x_seconds_sum{a=\"\\\"b\\\\\\n\",otel_scope_name=\"s\"} 0.1\n");
    }

    @ParameterizedTest
    @CsvSource({"'', '', kn:disabled", "'', true, kn:default", "v1, true, kn:undefined", "v1, '', v1"})
    void routeTagIsUpstreams(String tag, String defaultRoute, String expected) {
        assertThat(RouteTag.of(tag, defaultRoute)).isEqualTo(expected);
    }

    @Test
    void metricsArePushedToACollectorInTheMeantime() {
        List<String> told = new CopyOnWriteArrayList<>();
        int collector = servers.http(request -> request.body().onSuccess(body -> {
            told.add(request.path());
            request.response().end();
        }));
        QueueProxy proxy = start("{\"requestMetrics\":{\"protocol\":\"http/protobuf\",\"exportInterval\":200000000,"
                + "\"endpoint\":\"http://127.0.0.1:" + collector + "\"}}");

        assertThat(proxy.userMetricsPort()).isEmpty();
        assertThat(hello(proxy)).contains("hello");

        await().until(() -> told.contains("/v1/metrics"));
    }

    @Test
    void aCollectorThatDoesNotAnswerIsNothingToRequests() {
        List<Runnable> answers = new CopyOnWriteArrayList<>();
        int collector = servers.http(request -> {
            if (answers.isEmpty()) {
                answers.add(() -> request.response().end());
            } else {
                request.response().end();
            }
        });
        QueueProxy proxy = start("{\"requestMetrics\":{\"protocol\":\"grpc\",\"exportInterval\":1000000,"
                + "\"endpoint\":\"http://127.0.0.1:" + collector + "\"}}");

        for (int i = 0; i < 50; i++) {
            assertThat(hello(proxy)).startsWith("HTTP/1.1 201");
        }
        await().until(() -> answers.size() == 1);
        answers.forEach(Runnable::run);
    }

    @Test
    void prometheusScrapesInTlsIfItIsGivenACertificate(@TempDir Path directory) throws Exception {
        for (String file : List.of("pkcs8.crt", "pkcs8.key")) {
            try (InputStream in = CertificateWatch.class.getResourceAsStream(file)) {
                Files.write(directory.resolve(file), in.readAllBytes());
            }
        }
        variables.put(
                "METRICS_PROMETHEUS_TLS_CERT", directory.resolve("pkcs8.crt").toString());
        variables.put(
                "METRICS_PROMETHEUS_TLS_KEY", directory.resolve("pkcs8.key").toString());
        int open = start(PROMETHEUS).userMetricsPort().orElseThrow();
        assertThat(scrapeInTls(open)).contains("target_info");

        variables.put("METRICS_PROMETHEUS_TLS_CLIENT_AUTH", "require");
        variables.put(
                "METRICS_PROMETHEUS_TLS_CLIENT_CA_FILE",
                directory.resolve("pkcs8.crt").toString());
        int closed = start(PROMETHEUS).userMetricsPort().orElseThrow();
        assertThatThrownBy(() -> scrapeInTls(closed)).hasRootCauseInstanceOf(SSLException.class);
    }

    @Test
    void theProcessShowsThreadsAndMemoryIfItIsAskedTo() {
        assertThat(start("{}").profilingPort()).isEmpty();

        QueueProxy proxy = start("{\"runtime\":{\"profiling\":\"enabled\"}}");

        assertThat(profile(proxy, "")).startsWith("HTTP/1.1 200").contains("goroutine", "heap");
        assertThat(profile(proxy, "goroutine")).contains("\tat ", "zeroth.queueproxy.http.telemetry.Profile.");
        assertThat(profile(proxy, "heap")).containsPattern("used \\d+\n");
        assertThat(profile(proxy, "nonsense")).startsWith("HTTP/1.1 404");
    }

    private static String profile(QueueProxy proxy, String page) {
        return RawClient.exchange(
                proxy.profilingPort().orElseThrow(),
                RawClient.head("GET /debug/pprof/" + page + " HTTP/1.1", "Host: a", "Connection: close"));
    }

    private static String hello(QueueProxy proxy) {
        return RawClient.exchange(
                proxy.servingPort(), RawClient.head("GET / HTTP/1.1", "Host: a", "Connection: close"));
    }

    private String scrapeInTls(int port) {
        HttpClient client = servers.vertx()
                .createHttpClient(
                        new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
        return Servers.await(client.request(HttpMethod.GET, port, "127.0.0.1", "/metrics")
                .compose(request -> request.send().compose(HttpClientResponse::body))
                .map(Object::toString));
    }

    private QueueProxy start(String observability) {
        Map<String, String> environment = new HashMap<>(Map.ofEntries(
                Map.entry(EnvironmentKeys.CONTAINER_CONCURRENCY, "5"),
                Map.entry(EnvironmentKeys.QUEUE_SERVING_PORT, "8012"),
                Map.entry(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, "8112"),
                Map.entry(EnvironmentKeys.USER_PORT, Integer.toString(user)),
                Map.entry(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "300"),
                Map.entry(EnvironmentKeys.SERVING_LOGGING_CONFIG, ""),
                Map.entry(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""),
                Map.entry(EnvironmentKeys.SERVING_NAMESPACE, "default"),
                Map.entry(EnvironmentKeys.SERVING_SERVICE, "hello"),
                Map.entry(EnvironmentKeys.SERVING_CONFIGURATION, "hello"),
                Map.entry(EnvironmentKeys.SERVING_REVISION, "hello-00001"),
                Map.entry(EnvironmentKeys.SERVING_POD, "pod-1"),
                Map.entry(EnvironmentKeys.SERVING_POD_IP, "10.0.0.7")));
        environment.put(EnvironmentKeys.OBSERVABILITY_CONFIG, observability);
        environment.putAll(variables);
        QueueProxy proxy = QueueProxy.start(
                servers.vertx(),
                QueueProxySettings.fromEnvironment(environment).listeningOn("127.0.0.1", ListenPorts.ANY_FREE));
        proxies.add(proxy);
        return proxy;
    }

    private static String scrape(QueueProxy proxy) {
        return RawClient.exchange(
                proxy.userMetricsPort().orElseThrow(),
                RawClient.head("GET /metrics HTTP/1.1", "Host: a", "Connection: close"));
    }
}
