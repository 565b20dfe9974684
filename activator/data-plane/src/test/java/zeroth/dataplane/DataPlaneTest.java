package zeroth.dataplane;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsReport;

/** The whole data plane beside the embedded API server: objects go in, requests come through. */
@ExtendWith(SharedApi.class)
class DataPlaneTest {
    private static final RevisionId HELLO = new RevisionId("default", "hello-00001");
    private static final String HOST = "hello.default.localhost";
    private static final String INGRESS = """
            apiVersion: networking.internal.knative.dev/v1alpha1
            kind: Ingress
            metadata:
              namespace: default
              name: hello
              annotations: {networking.knative.dev/ingress.class: zeroth.ingress.networking.knative.dev}
            spec:
              httpOption: Enabled
              rules:
              - hosts: [hello.default.localhost]
                visibility: ExternalIP
                http: &http
                  paths:
                  - splits:
                    - serviceNamespace: default
                      serviceName: hello-00001
                      servicePort: 80
                      percent: 100
              - hosts: [hello.default.svc.cluster.local]
                visibility: ClusterLocal
                http: *http
            """;
    private static final String REVISION = """
            apiVersion: serving.knative.dev/v1
            kind: Revision
            metadata: {namespace: default, name: hello-00001}
            spec:
              containerConcurrency: 1
              timeoutSeconds: 300
              containers: [{image: dev.local/hello}]
            """;

    private final Vertx vertx = Vertx.vertx();
    private final List<StatsReport> reports = new CopyOnWriteArrayList<>();
    private KubernetesClient client;
    private DataPlane plane;
    private Caller caller;

    @BeforeEach
    void start(TestApi api) {
        client = api.client;
        plane = DataPlane.start(vertx, client, DataPlaneSettings.onLaptop(0), reports::addAll);
        caller = new Caller(vertx, plane.gatewayPort());
    }

    @AfterEach
    void stop() {
        caller.close();
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void aRequestWaitsForThePodThatItWakesAndIsAnswered() {
        apply(REVISION, Revision.class);
        apply(INGRESS, Ingress.class);
        awaitReady();
        Future<Reply> reply = caller.later(HOST, "/");
        await().until(() -> plane.loads().equals(Map.of(HELLO, new Load(1, 0))));
        assertThat(reports.getFirst().revision()).isEqualTo(HELLO);

        FakePod pod = FakePod.answering(vertx, "a");
        apply(slice(pod, true), EndpointSlice.class);

        assertThat(Caller.join(reply).body()).isEqualTo("a");
    }

    @Test
    void anIngressIsReadyWhenItIsServedAndSaysWhere() {
        apply(INGRESS, Ingress.class);

        Ingress ready = awaitReady();

        assertThat(ready.getStatus().getObservedGeneration())
                .isEqualTo(ready.getMetadata().getGeneration());
        assertThat(conditions(ready))
                .containsOnly(
                        Map.entry("LoadBalancerReady", "True"),
                        Map.entry("NetworkConfigured", "True"),
                        Map.entry("Ready", "True"));
        assertThat(ready.getStatus()
                        .getPublicLoadBalancer()
                        .getIngress()
                        .getFirst()
                        .getIp())
                .isEqualTo("127.0.0.1");
        assertThat(ready.getStatus()
                        .getPrivateLoadBalancer()
                        .getIngress()
                        .getFirst()
                        .getDomainInternal())
                .isEqualTo("activator-service.knative-serving.svc.cluster.local");
    }

    @Test
    void aChangedIngressIsServedAsChangedOnceItIsReady() {
        apply(REVISION, Revision.class);
        apply(REVISION.replace("00001", "00002"), Revision.class);
        FakePod one = FakePod.answering(vertx, "one");
        FakePod two = FakePod.answering(vertx, "two");
        apply(slice(one, true), EndpointSlice.class);
        apply(slice(two, true).replace("00001", "00002"), EndpointSlice.class);
        apply(INGRESS, Ingress.class);
        awaitReady();
        await().until(() -> caller.get(HOST, "/").body().equals("one"));

        client.resources(Ingress.class).inNamespace("default").withName("hello").edit(ingress -> {
            ingress.getSpec()
                    .getRules()
                    .forEach(rule -> rule.getHttp()
                            .getPaths()
                            .getFirst()
                            .getSplits()
                            .getFirst()
                            .setServiceName("hello-00002"));
            return ingress;
        });
        awaitReady();

        assertThat(caller.get(HOST, "/").body()).isEqualTo("two");
    }

    @Test
    void anIngressOfAnotherClassIsNotTouched() {
        apply(
                INGRESS.replace("zeroth.ingress", "istio.ingress").replace("name: hello", "name: foreign"),
                Ingress.class);
        apply(INGRESS.replace("hello.default", "other.default"), Ingress.class);
        awaitReady();

        Ingress foreign = client.resources(Ingress.class)
                .inNamespace("default")
                .withName("foreign")
                .get();
        assertThat(Optional.ofNullable(foreign.getStatus())
                        .flatMap(status -> Optional.ofNullable(status.getConditions())))
                .isNotPresent();
        assertThat(caller.get(HOST, "/").status()).isEqualTo(404);
    }

    @Test
    void anIngressWithoutAClassIsNotTouched() {
        apply(
                INGRESS.replaceFirst("annotations: .*", "annotations: {}").replace("name: hello", "name: none"),
                Ingress.class);
        apply(
                INGRESS.replace("zeroth.ingress.networking.knative.dev}", "''}").replace("name: hello", "name: empty"),
                Ingress.class);
        apply(INGRESS.replace("hello.default", "other.default"), Ingress.class);
        awaitReady();

        assertThat(List.of(ingress("none"), ingress("empty")))
                .allSatisfy(ingress -> assertThat(Optional.ofNullable(ingress.getStatus())
                                .flatMap(status -> Optional.ofNullable(status.getConditions())))
                        .isNotPresent());
        assertThat(caller.get(HOST, "/").status()).isEqualTo(404);
    }

    @Test
    void aHostThatIsTakenIsSaidSoAndServedWhenItIsFree() {
        apply(INGRESS, Ingress.class);
        awaitReady();
        apply(INGRESS.replace("name: hello", "name: second"), Ingress.class);
        await().until(() -> "HostTaken".equals(reason("second")));

        client.resources(Ingress.class).inNamespace("default").withName("hello").delete();

        await().until(() -> isReady("second"));
    }

    @Test
    void whatTheGatewayCannotDoIsRefusedByName() {
        apply(INGRESS.replace("Enabled", "Redirected"), Ingress.class);

        await().until(() -> "Unsupported".equals(reason("hello")));
        assertThat(caller.get(HOST, "/").status()).isEqualTo(404);
    }

    @Test
    void aPodThatIsNoLongerReadyGetsNothingNew() {
        apply(REVISION, Revision.class);
        apply(INGRESS, Ingress.class);
        FakePod pod = FakePod.answering(vertx, "a");
        apply(slice(pod, true), EndpointSlice.class);
        await().until(() -> caller.get(HOST, "/").status() == 200);

        apply(slice(pod, false), EndpointSlice.class);
        await().until(() -> {
            var _ = caller.later(HOST, "/late");
            return plane.loads().getOrDefault(HELLO, new Load(0, 0)).waiting() > 0;
        });

        apply(slice(pod, true), EndpointSlice.class);
        await().until(() -> plane.loads().equals(Map.of(HELLO, new Load(0, 0))));
    }

    @Test
    void aDeletedRevisionIsForgotten() {
        apply(REVISION, Revision.class);
        await().until(() -> plane.loads().containsKey(HELLO));

        client.resources(Revision.class)
                .inNamespace("default")
                .withName("hello-00001")
                .delete();

        await().until(() -> plane.loads().isEmpty());
    }

    @Test
    void theActivatorIsKnownByItsService() {
        Service service = client.services()
                .inNamespace("knative-serving")
                .withName("activator-service")
                .get();
        EndpointSlice slice = client.resources(EndpointSlice.class)
                .inNamespace("knative-serving")
                .withLabel("kubernetes.io/service-name", "activator-service")
                .list()
                .getItems()
                .getFirst();

        assertThat(service.getSpec().getPorts())
                .extracting(port -> port.getName())
                .containsExactly("http", "http2");
        int port = slice.getPorts().getFirst().getPort();
        try (Caller activator = new Caller(vertx, port)) {
            assertThat(activator
                            .get("any", "//healthz", Map.of("K-Network-Probe", "activator"))
                            .body())
                    .isEqualTo("activator");
        }
    }

    @Test
    void whatTheApiHasIsServedFromTheStart() {
        apply(REVISION, Revision.class);
        apply(INGRESS, Ingress.class);
        apply(slice(FakePod.answering(vertx, "a"), true), EndpointSlice.class);
        awaitReady();

        try (DataPlane second = DataPlane.start(vertx, client, DataPlaneSettings.onLaptop(0), reports::addAll);
                Caller other = new Caller(vertx, second.gatewayPort())) {
            assertThat(other.get(HOST, "/").body()).isEqualTo("a");
        }
    }

    @Test
    void aPortInUseEndsTheStartWithASentenceAndNothingElse() {
        DataPlaneSettings samePort = DataPlaneSettings.onLaptop(plane.gatewayPort());
        Vertx other = Vertx.vertx();

        assertThatThrownBy(() -> DataPlane.start(other, client, samePort, reports::addAll))
                .isInstanceOf(PortUnavailableException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + plane.gatewayPort());
        assertThat(caller.get(HOST, "/").status()).isEqualTo(404);
        Caller.join(other.close());
    }

    private Ingress awaitReady() {
        await().atMost(10, SECONDS).until(() -> isReady("hello"));
        return ingress("hello");
    }

    private boolean isReady(String name) {
        Ingress ingress = ingress(name);
        return ingress.getStatus() != null
                && ingress.getMetadata()
                        .getGeneration()
                        .equals(ingress.getStatus().getObservedGeneration())
                && "True".equals(conditions(ingress).get("Ready"));
    }

    private String reason(String name) {
        Ingress ingress = ingress(name);
        return Optional.ofNullable(ingress.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> condition.getType().equals("Ready"))
                .map(condition -> String.valueOf(condition.getReason()))
                .collect(Collectors.joining());
    }

    private Ingress ingress(String name) {
        return client.resources(Ingress.class)
                .inNamespace("default")
                .withName(name)
                .get();
    }

    private static Map<String, String> conditions(Ingress ingress) {
        return ingress.getStatus().getConditions().stream()
                .collect(Collectors.toMap(Condition::getType, Condition::getStatus));
    }

    private <T extends HasMetadata> void apply(String yaml, Class<T> kind) {
        client.resource(Serialization.unmarshal(yaml, kind)).createOr(resource -> resource.update());
    }

    private static String slice(FakePod pod, boolean ready) {
        return """
                apiVersion: discovery.k8s.io/v1
                kind: EndpointSlice
                metadata:
                  namespace: default
                  name: hello-00001-private-a
                  labels:
                    kubernetes.io/service-name: hello-00001-private
                    serving.knative.dev/revision: hello-00001
                addressType: IPv4
                ports: [{name: http, port: %d}]
                endpoints:
                - {addresses: [127.0.0.1], conditions: {ready: %s}, targetRef: {kind: Pod, name: a}}
                """.formatted(pod.pod().port(), ready);
    }
}
