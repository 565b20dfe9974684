package zeroth.queueproxy.http.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.names.EnvironmentKeys;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;
import zeroth.queueproxy.http.testing.RawClient;
import zeroth.queueproxy.http.testing.Servers;

class UserMetricsTest {
    private static final String PROMETHEUS = "{\"requestMetrics\":{\"protocol\":\"prometheus\"}}";

    private final Servers servers = new Servers();
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
                                + "kn_route_tag=\"v1\",server_address=\"app.example\",server_port=\"81\","
                                + "url_scheme=\"http\",http_response_status_code=\"201\","
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
    void portIsClosedUnlessItIsAskedFor() {
        assertThat(start("{}").userMetricsPort()).isEmpty();
    }

    @Test
    void hostsThatClientsMakeUpAreCountedAsOneAfterAWhile() {
        Histogram histogram = Histogram.ofSeconds("x", "X", "scope=\"s\"");

        for (int i = 0; i < Histogram.SETS_AT_MOST + 500; i++) {
            histogram.observe(Label.of("server_address", "host-" + i), 0.1);
        }

        StringBuilder text = new StringBuilder();
        histogram.write(text);
        assertThat(text).contains("x_count{otel_metric_overflow=\"true\",scope=\"s\"} 500\n");
        assertThat(text.toString().lines().filter(line -> line.startsWith("x_count")))
                .hasSize(Histogram.SETS_AT_MOST + 1);
    }

    @Test
    void valueOnABoundBelongsToItsClassAndQuotesCannotEscapeALabel() {
        Histogram histogram = Histogram.ofSeconds("x", "X", "scope=\"s\"");

        histogram.observe(Label.of("a", "\"b\\\n"), 0.1);

        StringBuilder text = new StringBuilder();
        histogram.write(text);
        assertThat(text)
                .contains("x_bucket{a=\"\\\"b\\\\\\n\",scope=\"s\",le=\"0.075\"} 0\n")
                .contains("x_bucket{a=\"\\\"b\\\\\\n\",scope=\"s\",le=\"0.1\"} 1\n")
                .contains("x_sum{a=\"\\\"b\\\\\\n\",scope=\"s\"} 0.1\n");
    }

    @ParameterizedTest
    @CsvSource({"'', '', kn:disabled", "'', true, kn:default", "v1, true, kn:undefined", "v1, '', v1"})
    void routeTagIsUpstreams(String tag, String defaultRoute, String expected) {
        assertThat(RouteTag.of(tag, defaultRoute)).isEqualTo(expected);
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
