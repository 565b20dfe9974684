package zeroth.dataplane.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.standin.StandIn;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;

@ExtendWith(SharedApi.class)
class ActivatorMetricsTest {
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
            await().until(() -> page(scraper).contains("kn_revision_request_concurrency" + OF_HELLO + "3.0\n"));
            assertThat(page(scraper))
                    .contains("kn_revision_request_active" + OF_HELLO + "0\n")
                    .contains("kn_activator_stats_conn_reachable{peer=\"autoscaler\",")
                    .containsPattern("kn_activator_stats_conn_errors_total\\{peer=\"autoscaler\",[^}]*} [1-9]");
            assertThat(scraper.get("127.0.0.1", "/other").status()).isEqualTo(404);
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
