package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;

/** What config-network says of a mesh: by which name, and by which way, pods are reached. */
@ExtendWith(SharedApi.class)
class MeshTest {
    private final Vertx vertx = Vertx.vertx();
    private Knative knative;

    @BeforeEach
    void start(TestApi api) {
        knative = new Knative(api);
        knative.revision(0);
    }

    @AfterEach
    void stop() {
        Caller.join(vertx.close());
    }

    @Test
    void usuallyPodsAreReachedByTheirAddresses() {
        pod("pod", request -> !request.headers().contains("K-Passthrough-Lb"));

        assertThat(answer(Map.of())).startsWith("pod at 127.0.0.1:");
    }

    @Test
    void usuallyTheServiceIsReachedWhereAMeshAnswersForPods() {
        pod("pod", _ -> false);
        service("service", _ -> true);

        assertThat(answer(Map.of("mesh-compatibility-mode", "auto"))).startsWith("service at ");
    }

    @Test
    void withAMeshOnlyTheServiceIsReached() {
        pod("pod", _ -> true);
        service("service", _ -> true);

        assertThat(answer(Map.of("mesh-compatibility-mode", "enabled"))).startsWith("service at ");
    }

    @Test
    void withoutAMeshPodsAreReachedOnKubernetesWord() {
        pod("pod", _ -> false);
        service("service", _ -> true);

        assertThat(answer(Map.of("mesh-compatibility-mode", "disabled"))).startsWith("pod at ");
    }

    @Test
    void aMeshThatLetsRequestsToPodsPassIsToldTheirServiceInProbesAndRequests() {
        pod(
                "pod",
                request -> "true".equals(request.getHeader("K-Passthrough-Lb"))
                        && "hello-00001-private.default".equals(request.getHeader("Host")));
        service("service", _ -> true);

        assertThat(answer(Map.of("enable-mesh-pod-addressability", "true")))
                .isEqualTo("pod at hello-00001-private.default, passing: true");
    }

    private String answer(Map<String, String> network) {
        knative.api().configure("config-network", network);
        try (StandIn activator = StandIn.start(vertx, knative.api().client, Knative.settings("10.0.0.1"));
                Caller caller = new Caller(vertx, activator.httpPort())) {
            return caller.get("hello.example.com", "/", Knative.HELLO).body();
        }
    }

    private void pod(String name, Predicate<HttpServerRequest> well) {
        knative.addresses(Knative.subset(queueProxy(name, well)));
    }

    private void service(String name, Predicate<HttpServerRequest> well) {
        knative.service(queueProxy(name, well));
    }

    /** Who is not well answers probes as a mesh does, and everything else all the same. */
    private int queueProxy(String name, Predicate<HttpServerRequest> well) {
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> {
                    if (!"queue".equals(request.getHeader("K-Network-Probe"))) {
                        String passing = request.getHeader("K-Passthrough-Lb");
                        request.response().end(name + " at " + request.getHeader("Host") + ", passing: " + passing);
                    } else if (well.test(request)) {
                        request.response().end("queue");
                    } else {
                        request.response().setStatusCode(503).end();
                    }
                });
        return Caller.join(server.listen()).actualPort();
    }
}
