package zeroth.dataplane.edge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.standin.Farewell;
import zeroth.dataplane.standin.StandIn;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.IngressText;
import zeroth.dataplane.testing.Knative;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;
import zeroth.queueproxy.http.proxy.EventLoopTimer;

/** A gateway alone beside the embedded API server, in which there are Services and no Revisions. */
@ExtendWith(SharedApi.class)
class EdgeTest {
    private static final String HOST = "hello.example.com";
    private static final String LOCAL_HOST = "hello.default.svc.cluster.local";
    private static final Map<String, String> KUBELET = Map.of("User-Agent", "kube-probe/1.34");

    private final Vertx vertx = Vertx.vertx();
    private TestApi api;
    private Edge edge;
    private Caller outside;
    private Caller inside;

    @BeforeEach
    void start(TestApi api) {
        this.api = api;
        edge = Edge.start(
                vertx,
                api.client,
                EdgeSettings.fromEnvironment(Map.of(
                        "POD_NAME", "gateway-1",
                        "SYSTEM_NAMESPACE", "knative-serving",
                        "CLUSTER_DOMAIN", "cluster.local",
                        "HTTP_PORT", "0",
                        "LOCAL_PORT", "0")));
        outside = new Caller(vertx, edge.port());
        inside = new Caller(vertx, edge.localPort());
    }

    @AfterEach
    void stop() {
        outside.close();
        inside.close();
        edge.close();
        Caller.join(vertx.close());
    }

    @Test
    void aRequestGoesToAnAddressOfTheServiceWithTheHeadersThatTheIngressAsksFor() {
        FakePod activator = FakePod.answering(vertx, "activator");
        service("hello-00001", "{name: http, port: 80}", activator);
        route(IngressText.split(
                "hello-00001",
                100,
                "Knative-Serving-Revision: hello-00001, Knative-Serving-Namespace: default, X-Own: set"));

        Reply reply = outside.get(HOST, "/path?query", Map.of("X-Own", "sent", "Knative-Serving-Namespace", "evil"));

        assertThat(reply.body()).isEqualTo("activator");
        MultiMap sent = activator.requests().getFirst().headers();
        assertThat(sent.get("Host")).isEqualTo(HOST);
        assertThat(sent.getAll("Knative-Serving-Revision")).containsExactly("hello-00001");
        assertThat(sent.getAll("Knative-Serving-Namespace")).containsExactly("default");
        assertThat(sent.getAll("X-Own")).containsExactly("set");
        assertThat(sent.get("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(sent.contains("K-Proxy-Request")).isFalse();
        assertThat(activator.requests().getFirst().uri()).isEqualTo("/path?query");
    }

    /** As of {@code run --roles activator,gateway}: each has ports of its own. */
    @Test
    void anActivatorMayBeInTheSameProcess() {
        Knative knative = new Knative(api);
        FakePod pod = FakePod.answering(vertx, "pod");
        knative.revision(1);
        knative.pods(pod);
        try (StandIn activator = StandIn.start(vertx, api.client, Knative.settings("10.0.0.1"))) {
            api.apply("""
                    apiVersion: v1
                    kind: Service
                    metadata: {namespace: default, name: hello-00001}
                    spec: {ports: [{name: http, port: 80}]}
                    """, Service.class);
            api.slice("default", "hello-00001", "a", "app: activator", activator.httpPort());
            route(IngressText.split(
                    "hello-00001", 100, "Knative-Serving-Revision: hello-00001, Knative-Serving-Namespace: default"));

            assertThat(outside.get(HOST, "/").body()).isEqualTo("pod");
            assertThat(pod.requests().getFirst().getHeader("K-Proxy-Request")).isEqualTo("activator");
            assertThat(pod.requests().getFirst().getHeader("K-Original-Host")).isEqualTo(HOST);
        }
    }

    @Test
    void requestsAreSpreadOverTheAddressesAndOneThatCannotBeReachedIsPassedOver() {
        FakePod one = FakePod.answering(vertx, "one");
        FakePod other = FakePod.answering(vertx, "other");
        FakePod dead = FakePod.answering(vertx, "dead");
        dead.close();
        service("plain", "{name: web, port: 80}", one, other, dead);
        route(IngressText.split("plain", 100, ""));

        List<Future<Reply>> replies = IntStream.range(0, 60)
                .mapToObj(i -> outside.later(HOST, "/" + i))
                .toList();

        assertThat(replies)
                .allSatisfy(reply -> assertThat(Caller.join(reply).status()).isEqualTo(200));
        assertThat(one.requests()).hasSizeGreaterThan(10);
        assertThat(other.requests()).hasSizeGreaterThan(10);
    }

    @Test
    void anotherAddressIsUsedAsSoonAsTheSlicesNameIt() {
        FakePod before = FakePod.answering(vertx, "before");
        FakePod after = FakePod.answering(vertx, "after");
        service("plain", "{name: web, port: 80}", before);
        route(IngressText.split("plain", 100, ""));
        assertThat(outside.get(HOST, "/").body()).isEqualTo("before");

        service("plain", "{name: web, port: 80}", after);

        await().until(() -> outside.get(HOST, "/").body().equals("after"));
    }

    @Test
    void aServiceThatThereIsNotAndOneWithoutAddressesAre503WithAReason() {
        route(IngressText.split("nobody", 100, ""));
        assertThat(outside.get(HOST, "/").status()).isEqualTo(503);
        assertThat(outside.get(HOST, "/").body()).contains("There is no Service default/nobody:80");

        service("nobody", "{name: web, port: 80}");

        Reply waited = await().until(
                        () -> outside.get(HOST, "/"), reply -> !reply.body().contains("There is no"));
        assertThat(waited.body()).contains("none of its endpoints is ready");
        assertThat(waited.headers().get("Retry-After")).isNotEmpty();
    }

    @Test
    void aServiceThatIsAnotherNameLeadsThere() {
        FakePod elsewhere = FakePod.answering(vertx, "elsewhere");
        api.apply("""
                apiVersion: v1
                kind: Service
                metadata: {namespace: default, name: plain}
                spec:
                  type: ExternalName
                  externalName: localhost
                  ports: [{name: web, port: %d}]
                """.formatted(elsewhere.pod().port()), Service.class);
        route(IngressText.split("plain", 100, "").replace("servicePort: 80", "servicePort: web"));

        assertThat(outside.get(HOST, "/").body()).isEqualTo("elsewhere");
    }

    @Test
    void theVersionThatIsServedIsToldToWhoProbesAndToWhoStandsBehindTheService() {
        FakePod pod = FakePod.answering(vertx, "pod");
        service("plain", "{name: web, port: 80}", pod);
        route(IngressText.split("plain", 100, ""));
        Map<String, String> probe = Map.of("K-Network-Probe", "probe", "K-Network-Hash", "override");

        String hash = outside.get(HOST, "/healthz", probe).headers().get("K-Network-Hash");
        outside.get(HOST, "/", Map.of("K-Network-Hash", "override"));
        outside.get(HOST, "/", Map.of("K-Network-Hash", "own"));

        assertThat(hash).hasSize(64);
        assertThat(pod.requests())
                .extracting(request -> request.getHeader("K-Network-Hash"))
                .containsExactly(hash, "own");
    }

    @Test
    void anIngressIsReadyWhenTheGatewaysBehindTheTwoServicesServeIt() {
        api.slice("knative-serving", "zeroth-gateway", "one", "app: gateway", edge.port());
        api.slice("knative-serving", "zeroth-gateway-local", "one", "app: gateway", edge.localPort());
        service("plain", "{name: web, port: 80}");

        route(IngressText.split("plain", 100, ""));

        await().atMost(20, SECONDS).until(() -> api.isReady("hello"));
        var status = api.get("hello").getStatus();
        assertThat(status.getPublicLoadBalancer().getIngress().getFirst().getDomainInternal())
                .isEqualTo("zeroth-gateway.knative-serving.svc.cluster.local");
        assertThat(status.getPrivateLoadBalancer().getIngress().getFirst().getDomainInternal())
                .isEqualTo("zeroth-gateway-local.knative-serving.svc.cluster.local");
    }

    @Test
    void hostsOfTheClusterAreNotThereOutside() {
        service("plain", "{name: web, port: 80}", FakePod.answering(vertx, "pod"));
        route(IngressText.split("plain", 100, ""));

        assertThat(outside.get(LOCAL_HOST, "/").status()).isEqualTo(404);
        assertThat(inside.get(LOCAL_HOST, "/").body()).isEqualTo("pod");
        assertThat(inside.get("hello.default", "/").body()).isEqualTo("pod");
    }

    @Test
    void leavingItFailsItsHealthChecksServesOnAndLetsFinishWhatRuns() {
        CompletableFuture<Void> go = new CompletableFuture<>();
        FakePod slow = FakePod.start(vertx, "slow", request -> {
            var _ = go.thenRun(() -> request.response().end("late"));
        });
        service("plain", "{name: web, port: 80}", slow);
        route(IngressText.split("plain", 100, ""));
        assertThat(outside.get("10.0.0.1", "/", KUBELET).status()).isEqualTo(200);
        Future<Reply> running = outside.later(HOST, "/");
        await().until(() -> !slow.requests().isEmpty());
        Farewell farewell = new Farewell(new EventLoopTimer(vertx), Duration.ofMillis(300), Duration.ofSeconds(20));

        CompletableFuture<Void> left = CompletableFuture.runAsync(() -> edge.leave(farewell));
        await().until(() -> outside.get("10.0.0.1", "/", KUBELET).status() == 500);
        assertThat(left).isNotDone();
        go.complete(null);

        assertThat(Caller.join(running).body()).isEqualTo("late");
        left.join();
    }

    /** Served when this returns. */
    private void route(String split) {
        String path = IngressText.path("", split);
        api.ingress(
                "hello",
                "rules: [%s, %s]"
                        .formatted(
                                IngressText.rule(List.of(HOST), path),
                                IngressText.localRule(List.of(LOCAL_HOST), path)));
        await().until(() -> outside.get(HOST, "/", Map.of("K-Network-Probe", "probe", "K-Network-Hash", "override"))
                        .status()
                == 200);
    }

    private void service(String name, String port, FakePod... pods) {
        api.apply("""
                apiVersion: v1
                kind: Service
                metadata: {namespace: default, name: %s}
                spec: {ports: [%s]}
                """.formatted(name, port), Service.class);
        String portName = port.replaceAll(".*name: (\\w+).*", "$1");
        for (int i = 0; i < pods.length; i++) {
            api.apply("""
                    apiVersion: discovery.k8s.io/v1
                    kind: EndpointSlice
                    metadata:
                      namespace: default
                      name: %s-%d
                      labels: {kubernetes.io/service-name: %s}
                    addressType: IPv4
                    ports: [{name: %s, port: %d}]
                    endpoints: [{addresses: [127.0.0.1], conditions: {ready: true}}]
                    """.formatted(name, i, name, portName, pods[i].pod().port()), EndpointSlice.class);
        }
    }
}
