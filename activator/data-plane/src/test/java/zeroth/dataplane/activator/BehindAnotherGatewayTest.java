package zeroth.dataplane.activator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static zeroth.dataplane.testing.BarePlane.HELLO;

import io.fabric8.knative.serving.v1.Revision;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.testing.FakePod;

/** An activator in the place of Knative's: what it answers itself, and what it makes of a request. */
class BehindAnotherGatewayTest {
    private static final String HOST = "hello.example.com";
    private static final Map<String, String> NAMED =
            Map.of("Knative-Serving-Namespace", "default", "Knative-Serving-Revision", "hello-00001");

    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);

    @AfterEach
    void close() {
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void theKubeletIsAnsweredWithNothingWhateverItAsks() {
        Reply reply = plane.named.get("10.0.0.1:8012", "/any", Map.of("User-Agent", "kube-probe/1.34"));
        Reply rewritten = plane.named.get("10.0.0.1:8012", "/any", Map.of("K-Kubelet-Probe", "x"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(rewritten.status()).isEqualTo(200);
    }

    @Test
    void whoIsAKubeletByItsAgentIsOneWhateverItsHeaderSays() {
        Reply reply =
                plane.named.get(HOST, "/", Map.of("User-Agent", "kube-probe/1.34", "K-Network-Probe", "nonsense"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void aGatewaysProberIsToldItsOwnHashEvenWhereItAsksForOurs() {
        Map<String, String> probe = Map.of("K-Network-Probe", "probe", "K-Network-Hash", "override");

        Reply reply = plane.named.get(HOST, "/healthz", probe);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().get("K-Network-Hash")).isEqualTo("override");
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void theAutoscalersProbeIsAnsweredAtItsDoubleSlash() {
        assertThat(plane.named
                        .get(HOST, "//healthz", Map.of("K-Network-Probe", "activator"))
                        .body())
                .isEqualTo("activator");
    }

    @Test
    void aProbeThatItDoesNotKnowIsRefusedInQuotes() {
        Reply reply = plane.named.get(HOST, "/", Map.of("K-Network-Probe", "que'ue"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("unexpected probe header value: \"que&#39;ue\"\n");
    }

    @Test
    void aRevisionThatThereIsNotIsNamed() {
        Map<String, String> other = new HashMap<>(NAMED);
        other.put("Knative-Serving-Revision", "gone-00001");

        Reply reply = plane.named.get(HOST, "/", other);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body())
                .isEqualTo("Error getting active endpoint: revision.serving.knative.dev \"gone-00001\" not found\n");
    }

    @Test
    void aRequestThatNamesNoRevisionIsToldSo() {
        Reply reply = plane.named.get(HOST, "/", Map.of("Knative-Serving-Revision", "hello-00001"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body())
                .isEqualTo("Error getting active endpoint: revision.serving.knative.dev \"\" not found\n");
    }

    @Test
    void withoutHeadersTheHostOfTheRevisionsOwnServiceNamesIt() {
        plane.serve(0, FakePod.answering(vertx, "a").pod());

        assertThat(plane.named
                        .get("hello-00001.default.svc.cluster.local:80", "/")
                        .body())
                .isEqualTo("a");
    }

    @Test
    void routesOfOurOwnGatewayDoNotMatterHere() {
        plane.serve(0, FakePod.answering(vertx, "a").pod());

        assertThat(plane.named.get(BarePlane.HOST, "/").status()).isEqualTo(404);
    }

    @Test
    void thePodIsToldWhichHostWasMeantAndThatItWasCounted() {
        FakePod pod = FakePod.answering(vertx, "a");
        plane.serve(0, pod.pod());
        Map<String, String> headers = new HashMap<>(NAMED);
        headers.put("K-Network-Hash", "abc");
        headers.put("K-Proxy-Request", "somebody");

        plane.named.get(HOST, "/", headers);

        MultiMap sent = pod.requests().getFirst().headers();
        assertThat(sent.get("Host"))
                .isEqualTo(pod.pod().host() + ":" + pod.pod().port());
        assertThat(sent.get("K-Original-Host")).isEqualTo(HOST);
        assertThat(sent.getAll("K-Proxy-Request")).containsExactly("activator");
        assertThat(sent.contains("Knative-Serving-Revision")).isFalse();
        assertThat(sent.contains("Knative-Serving-Namespace")).isFalse();
        assertThat(sent.contains("K-Network-Hash")).isFalse();
        assertThat(sent.contains("X-Forwarded-Proto")).isFalse();
    }

    @Test
    void aHostThatSomebodyBeforeUsMeantIsKept() {
        FakePod pod = FakePod.answering(vertx, "a");
        plane.serve(0, pod.pod());
        Map<String, String> mapped = new HashMap<>(NAMED);
        mapped.put("K-Original-Host", "www.example.com");

        plane.named.get(HOST, "/", mapped);

        assertThat(pod.requests().getFirst().getHeader("K-Original-Host")).isEqualTo("www.example.com");
    }

    @Test
    void aPodThatBreaksOffBeforeItsAnswerIsA502WithAReason() {
        FakePod rude =
                FakePod.start(vertx, "rude", request -> request.connection().close());
        plane.serve(0, rude.pod());

        Reply reply = Caller.join(plane.named.send(HttpMethod.POST, HOST, "/", NAMED, "once"));

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.body()).isNotBlank().endsWith("\n");
    }

    @Test
    void aPodThatBreaksOffInItsAnswerBreaksOffTheAnswer() {
        FakePod rude = FakePod.start(vertx, "rude", request -> {
            request.response().setChunked(true).write("half");
            vertx.setTimer(50, _ -> request.connection().close());
        });
        plane.serve(0, rude.pod());

        Future<Reply> reply = plane.named.send(HttpMethod.GET, HOST, "/", NAMED, "");

        await().until(reply::isComplete);
        assertThat(reply.failed()).isTrue();
        await().until(() -> plane.inFlight() == 0);
    }

    @Test
    void theRevisionsTimeIncludesTheWaitAndItsEndIsToldWithoutANewline() {
        Revision hasty = BarePlane.hello(1);
        hasty.getSpec().setTimeoutSeconds(1L);
        plane.serve(hasty);

        Reply reply = plane.named.get(HOST, "/", NAMED);

        assertThat(reply.status()).isEqualTo(504);
        assertThat(reply.body()).isEqualTo("activator request timeout");
    }

    @Test
    void theTimeToTheFirstByteIncludesTheWaitToo() {
        Revision hasty = BarePlane.hello(1);
        hasty.getSpec().setResponseStartTimeoutSeconds(1L);
        plane.serve(hasty);

        assertThat(plane.named.get(HOST, "/", NAMED).body()).isEqualTo("activator request timeout");
    }

    @Test
    void beyondTheBoundOfARevisionIsA503ThatSaysWhenToRetry() {
        plane.serve(1);
        IntStream.range(0, 50).forEach(i -> waiting());
        await().until(() -> plane.waiting() == 50);

        Reply reply = plane.named.get(HOST, "/", NAMED);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.headers().get("Retry-After")).isEqualTo("1");
        assertThat(reply.body()).contains("Too many requests wait for default/hello-00001");
    }

    @Test
    void aRevisionThatVanishesTellsWhoWaitsThatItIsNotFound() {
        plane.serve(1);
        Future<Reply> reply = plane.named.send(HttpMethod.GET, HOST, "/", NAMED, "");
        await().until(() -> plane.waiting() == 1);

        plane.forget(HELLO);

        assertThat(Caller.join(reply).status()).isEqualTo(404);
    }

    @Test
    void whoComesWhileWeFinishIsServedOnAConnectionThatEndsWithHisAnswer() {
        CompletableFuture<Void> go = new CompletableFuture<>();
        FakePod pod = FakePod.start(vertx, "a", request -> {
            if ("/slow".equals(request.path())) {
                var _ = go.thenRun(() -> request.response().end("slow"));
            } else {
                request.response().end("quick");
            }
        });
        plane.serve(0, pod.pod());
        Future<Reply> slow = plane.named.send(HttpMethod.GET, HOST, "/slow", NAMED, "");
        await().until(() -> plane.inFlight() == 1);

        Future<Void> quiet = plane.activator.finish();

        Reply late = plane.named.get(HOST, "/", NAMED);
        assertThat(late.body()).isEqualTo("quick");
        assertThat(late.headers().get("Connection")).isEqualTo("close");
        assertThat(quiet.isComplete()).isFalse();
        go.complete(null);
        assertThat(Caller.join(slow).body()).isEqualTo("slow");
        Caller.join(quiet);
    }

    @Test
    void onceTheEndIsAnnouncedConnectionsEndWithTheAnswersThatTheyCarry() {
        plane.serve(0, FakePod.answering(vertx, "a").pod());
        try (Caller http2 = new Caller(vertx, plane.namedPort(), HttpVersion.HTTP_2)) {
            AtomicBoolean goneAway = new AtomicBoolean();
            HttpClientRequest first = Caller.join(http2.open(HttpMethod.GET, HOST, "/", NAMED));
            first.connection().goAwayHandler(_ -> goneAway.set(true));
            assertThat(Caller.join(first.send()).statusCode()).isEqualTo(200);

            plane.activator.announceEnd();

            await().untilTrue(goneAway);
            assertThat(http2.get(HOST, "/", NAMED).body()).isEqualTo("a");
            assertThat(plane.named.get(HOST, "/", NAMED).headers().get("Connection"))
                    .isEqualTo("close");
        }
    }

    private void waiting() {
        var _ = plane.named.send(HttpMethod.GET, HOST, "/", NAMED, "");
    }
}
