package zeroth.dataplane.activator;

import static org.assertj.core.api.Assertions.assertThat;
import static zeroth.dataplane.testing.BarePlane.HOST;
import static zeroth.dataplane.testing.BarePlane.LOCAL_HOST;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;

/** Probes are told by their headers; any path and any method will do. */
class ProbesTest {
    private static final Map<String, String> AUTOSCALER =
            Map.of("K-Network-Probe", "activator", "User-Agent", "Knative-Autoscaling-Probe");

    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);

    @AfterEach
    void close() {
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void theAutoscalersProbeIsAnsweredAtTheDoubleSlashThatItAsksFor() {
        Reply reply = plane.inside.get("activator-service.knative-serving", "//healthz", AUTOSCALER);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("activator");
    }

    @Test
    void theMethodDoesNotMatter() {
        Reply reply = Caller.join(plane.inside.send(HttpMethod.POST, "any", "/any", AUTOSCALER, "body"));

        assertThat(reply.body()).isEqualTo("activator");
    }

    @Test
    void anotherValueIsRefusedAndEscaped() {
        Reply reply = plane.outside.get(HOST, "/", Map.of("K-Network-Probe", "<queue>"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("unexpected probe header value: \"&lt;queue&gt;\"\n");
    }

    @Test
    void theHashIsEchoed() {
        Reply reply = plane.outside.get(HOST, "/", Map.of("K-Network-Probe", "probe", "K-Network-Hash", "abc"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().get("K-Network-Hash")).isEqualTo("abc");
    }

    @Test
    void aProbeWithoutAHashIsRefused() {
        Reply reply = plane.outside.get(HOST, "/", Map.of("K-Network-Probe", "probe"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("a probe request must contain a non-empty \"K-Network-Hash\" header\n");
    }

    @Test
    void whoAsksIsToldTheHashOfWhatIsServed() {
        Map<String, String> which = Map.of("K-Network-Probe", "probe", "K-Network-Hash", "override");

        assertThat(plane.outside.get(HOST, "/healthz", which).headers().get("K-Network-Hash"))
                .hasSize(64);
        assertThat(plane.outside.get("unknown.localhost", "/healthz", which).status())
                .isEqualTo(404);
        assertThat(plane.outside.get(LOCAL_HOST, "/healthz", which).status()).isEqualTo(404);
        assertThat(plane.inside.get(LOCAL_HOST, "/healthz", which).status()).isEqualTo(200);
    }

    @Test
    void theKubeletIsToldThatWeAreWellUntilTheEndBegins() {
        Map<String, String> kubelet = Map.of("User-Agent", "kube-probe/1.31");
        assertThat(plane.inside.get("any", "/", kubelet).status()).isEqualTo(200);

        Caller.join(plane.activator.drain());

        Reply reply = plane.inside.get("any", "/", kubelet);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).isEqualTo("received SIGTERM from kubelet\n");
    }

    @Test
    void theKubeletIsToldWhenTheAutoscalerCannotBeReached() {
        plane.autoscalerReachable.set(false);

        Reply reply = plane.inside.get("any", "/", Map.of("User-Agent", "kube-probe/1.31"));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).isEqualTo("connection has not yet been established\n");
    }

    @Test
    void aProbeIsNotCountedAsARequest() {
        plane.serve(1);

        plane.outside.get(HOST, "/", AUTOSCALER);

        assertThat(plane.reports).isEmpty();
    }
}
