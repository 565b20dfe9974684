package zeroth.dataplane.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;
import zeroth.queueproxy.http.proxy.EventLoopTimer;

/** An activator alone beside the embedded API server, and an autoscaler that only listens. */
@ExtendWith(SharedApi.class)
class StandInTest {
    private static final Map<String, String> KUBELET = Map.of("User-Agent", "kube-probe/1.34");
    private final Vertx vertx = Vertx.vertx();
    private final List<byte[]> reports = new CopyOnWriteArrayList<>();
    private Knative knative;
    private HttpServer autoscaler;
    private StandIn activator;
    private Caller caller;

    @BeforeEach
    void start(TestApi api) {
        knative = new Knative(api);
        autoscaler = autoscaler();
        activator = StandIn.start(vertx, knative.api().client, settings());
        caller = new Caller(vertx, activator.httpPort());
    }

    @AfterEach
    void stop() {
        caller.close();
        activator.close();
        Caller.join(vertx.close());
    }

    @Test
    void aRequestThatNamesItsRevisionWakesItWaitsAndIsAnswered() {
        revision();
        Future<Reply> reply = caller.send(HttpMethod.GET, "hello.example.com", "/", Knative.HELLO, "");
        await().until(() -> !reports.isEmpty());

        FakePod pod = FakePod.answering(vertx, "a");
        knative.pods(pod);

        assertThat(Caller.join(reply).body()).isEqualTo("a");
        assertThat(pod.requests().getFirst().headers())
                .extracting(header -> Map.entry(header.getKey().toLowerCase(Locale.ROOT), header.getValue()))
                .contains(Map.entry("k-original-host", "hello.example.com"), Map.entry("k-proxy-request", "activator"));
    }

    @Test
    void bothPortsSpeakBothVersionsOfHttp() {
        revision();
        knative.pods(FakePod.answering(vertx, "a"));

        for (int port : new int[] {activator.httpPort(), activator.http2Port()}) {
            for (HttpVersion version : List.of(HttpVersion.HTTP_1_1, HttpVersion.HTTP_2)) {
                try (Caller other = new Caller(vertx, port, version)) {
                    assertThat(other.get("hello.example.com", "/", Knative.HELLO)
                                    .body())
                            .isEqualTo("a");
                }
            }
        }
    }

    @Test
    void aPodThatAnswersIsUsedBeforeKubernetesCallsItReady() {
        revision();
        FakePod pod = FakePod.answering(vertx, "early");

        knative.earlyPods(pod);

        assertThat(caller.get("hello.example.com", "/", Knative.HELLO).body()).isEqualTo("early");
    }

    @Test
    void podsAreSharedOutAmongTheActivatorsOfTheRevisionsPath() {
        FakePod one = FakePod.answering(vertx, "one");
        FakePod other = FakePod.answering(vertx, "other");
        knative.path("10.0.0.1", "10.0.0.2");
        knative.pods(one, other);
        revision();

        String first = caller.get("hello.example.com", "/", Knative.HELLO).body();

        for (int i = 0; i < 20; i++) {
            assertThat(caller.get("hello.example.com", "/", Knative.HELLO).body())
                    .isEqualTo(first);
        }
        knative.path("10.0.0.1");
        await().until(() ->
                !caller.get("hello.example.com", "/", Knative.HELLO).body().equals(first));
    }

    @Test
    void whereNoPodCanBeReachedItsServiceIs() {
        revision();
        FakePod dead = FakePod.answering(vertx, "dead");
        dead.close();
        FakePod behindService = FakePod.answering(vertx, "by service");
        knative.service(behindService.pod().port());

        knative.pods(dead);

        assertThat(caller.get("hello.example.com", "/", Knative.HELLO).body()).isEqualTo("by service");
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
        knative.pods(pod);
        await().until(() -> caller.get("10.0.0.1:8012", "/", KUBELET).status() == 200);
        Farewell farewell = new Farewell(new EventLoopTimer(vertx), Duration.ofMillis(700), Duration.ofSeconds(10));

        CompletableFuture<Void> left = CompletableFuture.runAsync(() -> activator.leave(farewell));
        await().until(() -> caller.get("10.0.0.1:8012", "/", KUBELET).status() == 500);
        assertThat(caller.get("10.0.0.1:8012", "/", KUBELET).body()).isEqualTo("received SIGTERM from kubelet\n");
        Future<Reply> running = caller.send(HttpMethod.GET, "hello.example.com", "/", Knative.HELLO, "");
        await().during(Duration.ofSeconds(1)).until(() -> !left.isDone());
        go.complete(null);

        assertThat(Caller.join(running).body()).isEqualTo("late");
        left.join();
    }

    @Test
    void doesNotStartWhereAConfigMapIsMissing() {
        KubernetesClient client = knative.api().client;
        client.configMaps()
                .inNamespace("knative-serving")
                .withName("config-network")
                .delete();

        assertThatThrownBy(() -> StandIn.start(vertx, client, settings()))
                .hasMessageContaining("ConfigMap knative-serving/config-network: missing");
    }

    @Test
    void itsLevelAndWhoMayLookAtItFollowTheConfigMaps() {
        Logger ours = Logger.getLogger("zeroth");
        try (Caller looker = new Caller(vertx, activator.profilingPort())) {
            assertThat(looker.get("127.0.0.1", "/debug/pprof/heap").status()).isEqualTo(404);

            knative.api().configure("config-observability", Map.of("runtime-profiling", "enabled"));
            await().until(() -> looker.get("127.0.0.1", "/debug/pprof/heap").status() == 200);
            knative.api().configure("config-observability", Map.of("runtime-profiling", "disabled"));
            await().until(() -> looker.get("127.0.0.1", "/debug/pprof/heap").status() == 404);

            assertThat(ours.getLevel()).isEqualTo(Level.INFO);
            knative.api().configure("config-logging", Map.of("loglevel.activator", "error"));
            await().until(() -> Level.SEVERE.equals(ours.getLevel()));
            knative.api().configure("config-logging", Map.of());
            await().until(() -> Level.INFO.equals(ours.getLevel()));
        }
    }

    private void revision() {
        knative.revision(1);
        await().until(() -> activator.loads().size() == 1);
    }

    private StandInSettings settings() {
        return Knative.settings("10.0.0.1").reportingTo(new StandInSettings.Peer("127.0.0.1", autoscaler.actualPort()));
    }

    private HttpServer autoscaler() {
        return Caller.join(vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .webSocketHandler(socket -> socket.binaryMessageHandler(message -> reports.add(message.getBytes())))
                .listen());
    }
}
