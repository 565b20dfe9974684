package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;

/** An activator alone that tells a collector of its requests; what is left is told at its end. */
@ExtendWith(SharedApi.class)
class TellingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final FakePod pod = FakePod.answering(vertx, "a");

    @AfterEach
    void stop() {
        Caller.join(vertx.close());
    }

    @Test
    void aRequestIsFollowedFromItsCallersSpanToThePod(TestApi api) {
        api.configure(
                "config-observability",
                Map.of(
                        "tracing-protocol",
                        "http/protobuf",
                        "tracing-endpoint",
                        collector(),
                        "tracing-sampling-rate",
                        "1"));

        callOnce(api);

        assertThat(told)
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith("/v1/traces application/x-protobuf ")
                        .contains("knative.dev/serving/pkg/activator", "throttler_try", "activator_proxy", "GET /a")
                        .contains("k8s.namespace.name", "knative-serving", "service.name", "activator", "act-10.0.0.1")
                        .contains("kn.revision.name", "hello-00001"));
        assertThat(pod.requests().getFirst().getHeader("traceparent"))
                .matches("00-" + TRACE + "-(?!" + CALLER + ")[0-9a-f]{16}-01");
        assertThat(pod.requests().getFirst().getHeader("tracestate")).isEqualTo("a=b");
    }

    @Test
    void requestsAndWhatIsHeldAreMeasuredForTheCollector(TestApi api) {
        api.configure("config-observability", Map.of("metrics-protocol", "grpc", "metrics-endpoint", collector()));

        callOnce(api);

        assertThat(told)
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .startsWith("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export application/grpc ")
                        .contains(
                                "kn.activator.stats.conn.errors",
                                "kn.activator.stats.conn.reachable",
                                "peer",
                                "autoscaler")
                        .contains("kn.revision.request.queued", "kn.revision.request.active", "hello-00001")
                        .contains("http.server.request.duration", "http.server.response.body.size", "hello.example.com")
                        .contains(
                                "http.client.request.duration",
                                "http.client.request.body.size",
                                "server.port",
                                "127.0.0.1")
                        .contains("service.name", "activator"));
    }

    private void callOnce(TestApi api) {
        Knative knative = new Knative(api);
        knative.revision(1);
        knative.pods(pod);
        try (StandIn activator = StandIn.start(vertx, api.client, Knative.settings("10.0.0.1"));
                Caller caller = new Caller(vertx, activator.httpPort())) {
            assertThat(caller.get("hello.example.com", "/a?b=c", traced()).body())
                    .isEqualTo("a");
        }
    }

    private static Map<String, String> traced() {
        Map<String, String> headers = new HashMap<>(Knative.HELLO);
        headers.put("traceparent", "00-" + TRACE + "-" + CALLER + "-01");
        headers.put("tracestate", "a=b");
        return headers;
    }

    private String collector() {
        HttpServer server = Caller.join(vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::take)
                .listen());
        return "http://127.0.0.1:" + server.actualPort();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            told.add(request.path() + " " + request.getHeader("Content-Type") + " "
                    + body.toString(StandardCharsets.ISO_8859_1));
            request.response().end();
        });
    }
}
