package zeroth.dataplane;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import zeroth.dataplane.gateway.Fleet;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;
import zeroth.dataplane.testing.IngressText;
import zeroth.dataplane.testing.SharedApi;
import zeroth.dataplane.testing.TestApi;

/** Several gateways beside one API. */
@ExtendWith(SharedApi.class)
class FleetTest {
    private static final String HOST = "hello.example.com";
    private static final String RULES = "rules: [%s]"
            .formatted(IngressText.rule(List.of(HOST), IngressText.path("", IngressText.split("hello", 100, ""))));

    private final Vertx vertx = Vertx.vertx();
    /** Of the version that a gateway was last seen to serve. */
    private final AtomicReference<String> hash = new AtomicReference<>("");

    private TestApi api;

    @BeforeEach
    void start(TestApi api) {
        this.api = api;
        api.revision("hello", FakePod.answering(vertx, "hello"));
    }

    @AfterEach
    void stop() {
        Caller.join(vertx.close());
    }

    @Test
    void oneIsElectedAndAnIngressIsReadyWhenAllServeIt() {
        AtomicBoolean upToDate = new AtomicBoolean();
        HttpServer laggard = laggard(upToDate);
        try (DataPlane one = gateway("one");
                DataPlane two = gateway("two")) {
            front("one", one.gatewayPort());
            front("two", two.gatewayPort());
            front("laggard", laggard.actualPort());
            api.ingress("hello", RULES);

            await().until(() -> serves(one) && serves(two));
            assertThat(api.isReady("hello")).isFalse();
            upToDate.set(true);

            api.awaitReady("hello");
            assertThat(holder()).hasValueSatisfying(name -> assertThat(name).isIn("one", "two"));
            assertThat(api.get("hello")
                            .getStatus()
                            .getPublicLoadBalancer()
                            .getIngress()
                            .getFirst()
                            .getDomainInternal())
                    .isEqualTo("gateway.knative-serving.svc.cluster.local");
        }
    }

    @Test
    void anotherTakesOverWhenTheElectedOneLeaves() {
        DataPlane one = gateway("one");
        front("one", one.gatewayPort());
        await().atMost(10, SECONDS).until(() -> holder().equals(Optional.of("one")));
        try (DataPlane two = gateway("two")) {
            front("one", two.gatewayPort());

            one.close();
            api.ingress("hello", RULES);

            await().atMost(20, SECONDS).until(() -> api.isReady("hello"));
            assertThat(holder()).contains("two");
        }
    }

    private DataPlane gateway(String name) {
        Fleet fleet = new Fleet.Many(name, "knative-serving", "gateway", "gateway-internal");
        return DataPlane.start(vertx, api.client, DataPlaneSettings.onLaptop(0).with(fleet), _ -> {});
    }

    /** One that is a version behind, until it is not. */
    private HttpServer laggard(AtomicBoolean upToDate) {
        return Caller.join(vertx.createHttpServer()
                .requestHandler(request -> {
                    String version = upToDate.get() ? hash.get() : "older";
                    request.response().putHeader("K-Network-Hash", version).end();
                })
                .listen(0, "127.0.0.1"));
    }

    private boolean serves(DataPlane gateway) {
        try (Caller caller = new Caller(vertx, gateway.gatewayPort())) {
            Reply reply = caller.get(HOST, "/", Map.of("K-Network-Probe", "probe", "K-Network-Hash", "override"));
            if (reply.status() == 200) {
                hash.set(String.valueOf(reply.headers().get("K-Network-Hash")));
            }
            return reply.status() == 200;
        }
    }

    private void front(String name, int port) {
        api.slice("knative-serving", "gateway", name, "app: gateway", port);
    }

    private Optional<String> holder() {
        return Optional.ofNullable(api.client
                        .resources(Lease.class)
                        .inNamespace("knative-serving")
                        .withName("zeroth-gateway-status")
                        .get())
                .flatMap(lease -> Optional.ofNullable(lease.getSpec().getHolderIdentity()))
                .filter(name -> !name.isEmpty());
    }
}
