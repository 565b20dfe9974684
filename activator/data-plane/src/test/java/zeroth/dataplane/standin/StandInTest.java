package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.TestApi;
import zeroth.queueproxy.http.proxy.EventLoopTimer;

/** An activator alone beside the embedded API server, and an autoscaler that only listens. */
class StandInTest {
    private static final Map<String, String> HELLO =
            Map.of("Knative-Serving-Namespace", "default", "Knative-Serving-Revision", "hello-00001");
    private static final Map<String, String> KUBELET = Map.of("User-Agent", "kube-probe/1.34");
    private static final String REVISION = """
            apiVersion: serving.knative.dev/v1
            kind: Revision
            metadata: {namespace: default, name: hello-00001}
            spec:
              containerConcurrency: 1
              timeoutSeconds: 300
              containers: [{image: example.com/hello}]
            """;

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final List<byte[]> reports = new CopyOnWriteArrayList<>();
    private TestApi api;
    private HttpServer autoscaler;
    private StandIn activator;
    private Caller caller;

    @BeforeEach
    void start() {
        api = new TestApi(vertx, directory);
        autoscaler = autoscaler();
        activator = StandIn.start(vertx, api.client, settings());
        caller = new Caller(vertx, activator.httpPort());
    }

    @AfterEach
    void stop() {
        caller.close();
        activator.close();
        api.close();
        Caller.join(vertx.close());
    }

    @Test
    void aRequestThatNamesItsRevisionWakesItWaitsAndIsAnswered() {
        revision();
        Future<Reply> reply = caller.send(HttpMethod.GET, "hello.example.com", "/", HELLO, "");
        await().until(() -> !reports.isEmpty());

        FakePod pod = FakePod.answering(vertx, "a");
        api.apply(endpoints(pod), Endpoints.class);

        assertThat(Caller.join(reply).body()).isEqualTo("a");
        assertThat(pod.requests().getFirst().headers())
                .extracting(header -> Map.entry(header.getKey().toLowerCase(Locale.ROOT), header.getValue()))
                .contains(Map.entry("k-original-host", "hello.example.com"), Map.entry("k-proxy-request", "activator"));
    }

    @Test
    void bothPortsSpeakBothVersionsOfHttp() {
        revision();
        api.apply(endpoints(FakePod.answering(vertx, "a")), Endpoints.class);

        for (int port : new int[] {activator.httpPort(), activator.http2Port()}) {
            for (HttpVersion version : List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2)) {
                try (Caller other = new Caller(vertx, port, version)) {
                    assertThat(other.get("hello.example.com", "/", HELLO).body())
                            .isEqualTo("a");
                }
            }
        }
    }

    @Test
    void aPodThatAnswersIsUsedBeforeKubernetesCallsItReady() {
        revision();
        FakePod pod = FakePod.answering(vertx, "early");

        api.apply(endpoints(pod).replace("addresses:", "notReadyAddresses:"), Endpoints.class);

        assertThat(caller.get("hello.example.com", "/", HELLO).body()).isEqualTo("early");
    }

    @Test
    void podsAreSharedOutAmongTheActivatorsOfTheRevisionsPath() {
        FakePod one = FakePod.answering(vertx, "one");
        FakePod other = FakePod.answering(vertx, "other");
        api.apply(path("10.0.0.1", "10.0.0.2"), Endpoints.class);
        api.apply(endpoints(one, other), Endpoints.class);
        revision();

        String first = caller.get("hello.example.com", "/", HELLO).body();

        for (int i = 0; i < 20; i++) {
            assertThat(caller.get("hello.example.com", "/", HELLO).body()).isEqualTo(first);
        }
        api.apply(path("10.0.0.1"), Endpoints.class);
        await().until(() -> !caller.get("hello.example.com", "/", HELLO).body().equals(first));
    }

    @Test
    void whereNoPodCanBeReachedItsServiceIs() {
        revision();
        FakePod dead = FakePod.answering(vertx, "dead");
        dead.close();
        FakePod behindService = FakePod.answering(vertx, "by service");
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
                """.formatted(behindService.pod().port()), Service.class);

        api.apply(endpoints(dead), Endpoints.class);

        assertThat(caller.get("hello.example.com", "/", HELLO).body()).isEqualTo("by service");
    }

    @Test
    void isHealthyWhileTheAutoscalerIsConnectedAndSaysSoWhenItIsNot() {
        await().until(() -> caller.get("10.0.0.1:8012", "/", KUBELET).status() == 200);

        Caller.join(autoscaler.close());

        await().until(() -> caller.get("10.0.0.1:8012", "/", KUBELET).status() == 500);
        assertThat(caller.get("10.0.0.1:8012", "/", KUBELET).body())
                .isEqualTo("connection has not yet been established\n");
    }

    @Test
    void leavingItFailsItsHealthChecksServesOnAndThenLetsFinishWhatRuns() {
        revision();
        CompletableFuture<Void> go = new CompletableFuture<>();
        FakePod pod = FakePod.start(vertx, "a", request -> {
            var _ = go.thenRun(() -> request.response().end("late"));
        });
        api.apply(endpoints(pod), Endpoints.class);
        await().until(() -> caller.get("10.0.0.1:8012", "/", KUBELET).status() == 200);
        Farewell farewell = new Farewell(new EventLoopTimer(vertx), Duration.ofMillis(700), Duration.ofSeconds(10));

        CompletableFuture<Void> left = CompletableFuture.runAsync(() -> activator.leave(farewell));
        await().until(() -> caller.get("10.0.0.1:8012", "/", KUBELET).status() == 500);
        assertThat(caller.get("10.0.0.1:8012", "/", KUBELET).body()).isEqualTo("received SIGTERM from kubelet\n");
        Future<Reply> running = caller.send(HttpMethod.GET, "hello.example.com", "/", HELLO, "");
        await().during(Duration.ofSeconds(1)).until(() -> !left.isDone());
        go.complete(null);

        assertThat(Caller.join(running).body()).isEqualTo("late");
        left.join();
    }

    @Test
    void doesNotStartWhereAConfigMapIsMissing() {
        api.client
                .resources(ConfigMap.class)
                .inNamespace("knative-serving")
                .withName("config-network")
                .delete();

        assertThatThrownBy(() -> StandIn.start(vertx, api.client, settings()))
                .hasMessageContaining("ConfigMap knative-serving/config-network: missing");
    }

    private void revision() {
        api.apply(REVISION, Revision.class);
        await().until(() -> activator.loads().size() == 1);
    }

    private StandInSettings settings() {
        return StandInSettings.fromEnvironment(Map.of(
                        "POD_NAME", "act-1",
                        "POD_IP", "10.0.0.1",
                        "SYSTEM_NAMESPACE", "knative-serving",
                        "CLUSTER_DOMAIN", "cluster.local"))
                .listeningOn(StandInSettings.ListenPorts.ANY_FREE)
                .reportingTo(new StandInSettings.Peer("127.0.0.1", autoscaler.actualPort()));
    }

    private HttpServer autoscaler() {
        return Caller.join(vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .webSocketHandler(socket -> socket.binaryMessageHandler(message -> reports.add(message.getBytes())))
                .listen());
    }

    /** The public Endpoints, while requests come by way of these activators. */
    private static String path(String... activators) {
        return """
                apiVersion: v1
                kind: Endpoints
                metadata:
                  namespace: default
                  name: hello-00001
                  labels:
                    networking.internal.knative.dev/serviceType: Public
                    serving.knative.dev/revision: hello-00001
                subsets:
                - addresses: [%s]
                  ports: [{name: http, port: 8012}]
                """.formatted(Stream.of(activators).map("{ip: %s}"::formatted).collect(Collectors.joining(", ")));
    }

    private static String endpoints(FakePod... pods) {
        return """
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
                %s
                """.formatted(Stream.of(pods)
                .map(pod -> "- {addresses: [{ip: 127.0.0.1}], ports: [{name: http, port: %d}]}"
                        .formatted(pod.pod().port()))
                .collect(Collectors.joining("\n")));
    }
}
