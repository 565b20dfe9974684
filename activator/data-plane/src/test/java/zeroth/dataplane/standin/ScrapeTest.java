package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;
import zeroth.dataplane.testing.TestAuthority;

@ExtendWith(SharedApi.class)
class ScrapeTest {
    private static final String OF_HELLO = "{k8s_namespace_name=\"default\",kn_revision_name=\"hello-00001\","
            + "otel_scope_name=\"knative.dev/serving/pkg/activator\"} ";

    @Test
    void whatIsHeldAndWhetherTheAutoscalerIsThereIsToldUnderUpstreamsNames(TestApi api) throws IOException {
        Vertx vertx = Vertx.vertx();
        int port = freePort();
        api.configure(
                "config-observability",
                Map.of("metrics-protocol", "prometheus", "metrics-endpoint", "127.0.0.1:" + port));
        new Knative(api).revision(0);
        try (StandIn activator = StandIn.start(vertx, api.client, Knative.settings("10.0.0.1"));
                Caller scraper = new Caller(vertx, port);
                Caller caller = new Caller(vertx, activator.httpPort())) {
            for (int i = 0; i < 3; i++) {
                var _ = caller.send(HttpMethod.GET, "hello.example.com", "/", Knative.HELLO, "");
            }

            await().until(() -> page(scraper).contains("kn_revision_request_queued" + OF_HELLO + "3\n"));
            await().until(() -> page(scraper).contains("kn_revision_request_concurrency" + OF_HELLO + "3\n"));
            assertThat(page(scraper))
                    .contains("kn_revision_request_active" + OF_HELLO + "0\n")
                    .contains("kn_activator_stats_conn_reachable{peer=\"autoscaler\",")
                    .containsPattern("kn_activator_stats_conn_errors_total\\{peer=\"autoscaler\",[^}]*} [1-9]");
            assertThat(scraper.get("127.0.0.1", "/other").status()).isEqualTo(404);

            caller.get("unknown.example.com", "/", Map.of());
            await().until(() -> page(scraper).contains("http_response_status_code=\"404\",otel_scope_name="));
            assertThat(page(scraper))
                    .containsPattern("http_server_request_duration_seconds_count\\{http_request_method=\"GET\",[^}]*"
                            + "server_address=\"unknown.example.com\",url_scheme=\"http\",[^}]*} 1\n")
                    .contains("target_info{k8s_namespace_name=\"knative-serving\",k8s_pod_name=\"act-10.0.0.1\","
                            + "service_instance_id=\"act-10.0.0.1\",service_name=\"activator\"} 1\n");
        }
        Caller.join(vertx.close());
    }

    @Test
    void itIsInTlsWhereTheVariablesNameACertificate(TestApi api, @TempDir Path directory) throws Exception {
        Vertx vertx = Vertx.vertx();
        int port = freePort();
        TestAuthority.Issued own = new TestAuthority("first").issue("metrics");
        api.configure("config-observability", Map.of("metrics-protocol", "prometheus"));
        Map<String, String> variables = Map.of(
                "METRICS_PROMETHEUS_HOST", "127.0.0.1",
                "METRICS_PROMETHEUS_PORT", Integer.toString(port),
                "METRICS_PROMETHEUS_TLS_CERT",
                        Files.writeString(directory.resolve("tls.crt"), own.certificate())
                                .toString(),
                "METRICS_PROMETHEUS_TLS_KEY",
                        Files.writeString(directory.resolve("tls.key"), own.key())
                                .toString());
        HttpClient scraper = vertx.createHttpClient(
                new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
        try (StandIn activator = StandIn.start(vertx, api.client, Knative.settings("10.0.0.1", variables))) {
            String page = Caller.join(scraper.request(HttpMethod.GET, port, "127.0.0.1", "/metrics")
                            .compose(HttpClientRequest::send)
                            .compose(HttpClientResponse::body))
                    .toString();

            assertThat(page).contains("kn_activator_stats_conn_reachable{peer=\"autoscaler\",");
            assertThat(activator.httpPort()).isPositive();
        }
        Caller.join(vertx.close());
    }

    private static String page(Caller scraper) {
        return scraper.get("127.0.0.1", "/metrics").body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
