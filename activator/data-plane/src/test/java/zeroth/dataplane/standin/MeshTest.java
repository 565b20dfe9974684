package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.TestApi;

/** What config-network says of a mesh: by which name, and by which way, pods are reached. */
class MeshTest {
    private static final Map<String, String> HELLO =
            Map.of("Knative-Serving-Namespace", "default", "Knative-Serving-Revision", "hello-00001");

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private TestApi api;

    @BeforeEach
    void start() {
        api = new TestApi(vertx, directory);
        api.apply("""
                apiVersion: serving.knative.dev/v1
                kind: Revision
                metadata: {namespace: default, name: hello-00001}
                spec: {timeoutSeconds: 300, containers: [{image: example.com/hello}]}
                """, Revision.class);
    }

    @AfterEach
    void stop() {
        api.close();
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
        api.client
                .configMaps()
                .inNamespace("knative-serving")
                .withName("config-network")
                .edit(map -> {
                    map.setData(network);
                    return map;
                });
        StandInSettings settings = StandInSettings.fromEnvironment(Map.of(
                        "POD_NAME", "act-1",
                        "POD_IP", "10.0.0.1",
                        "SYSTEM_NAMESPACE", "knative-serving",
                        "CLUSTER_DOMAIN", "cluster.local"))
                .listeningOn(StandInSettings.ListenPorts.ANY_FREE)
                .reportingTo(new StandInSettings.Peer("127.0.0.1", 1));
        try (StandIn activator = StandIn.start(vertx, api.client, settings);
                Caller caller = new Caller(vertx, activator.httpPort())) {
            return caller.get("hello.example.com", "/", HELLO).body();
        }
    }

    private void pod(String name, Predicate<HttpServerRequest> well) {
        api.apply("""
                apiVersion: v1
                kind: Endpoints
                metadata:
                  namespace: default
                  name: hello-00001-private
                  labels:
                    networking.internal.knative.dev/serviceType: Private
                    serving.knative.dev/revision: hello-00001
                    serving.knative.dev/revisionUID: "1"
                subsets:
                - {addresses: [{ip: 127.0.0.1}], ports: [{name: http, port: %d}]}
                """.formatted(queueProxy(name, well)), Endpoints.class);
    }

    private void service(String name, Predicate<HttpServerRequest> well) {
        api.apply("""
                apiVersion: v1
                kind: Service
                metadata:
                  namespace: default
                  name: hello-00001-private
                  labels:
                    networking.internal.knative.dev/serviceType: Private
                    serving.knative.dev/revision: hello-00001
                spec: {clusterIP: 127.0.0.1, ports: [{name: http, port: %d}]}
                """.formatted(queueProxy(name, well)), Service.class);
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
