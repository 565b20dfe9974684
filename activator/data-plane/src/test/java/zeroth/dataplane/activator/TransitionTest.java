package zeroth.dataplane.activator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static zeroth.dataplane.testing.BarePlane.HELLO;
import static zeroth.dataplane.testing.BarePlane.HOST;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.dataplane.testing.BarePlane;
import zeroth.dataplane.testing.Caller;
import zeroth.dataplane.testing.Caller.Reply;
import zeroth.dataplane.throttle.Pod;
import zeroth.names.EnvironmentKeys;
import zeroth.queueproxy.http.QueueProxy;
import zeroth.queueproxy.http.QueueProxySettings;
import zeroth.queueproxy.http.QueueProxySettings.ListenPorts;

/** Pods that end while requests arrive, with a real queue-proxy in each, and a data plane that hears of it late. */
class TransitionTest {
    private final Vertx vertx = Vertx.vertx();
    private final BarePlane plane = new BarePlane(vertx);

    @AfterEach
    void close() {
        plane.close();
        Caller.join(vertx.close());
    }

    @Test
    void aPodThatEndsAtTheMomentOfABurstLosesNoneOfIt() {
        RealPod ending = new RealPod(vertx, "ending");
        RealPod staying = new RealPod(vertx, "staying");
        plane.serve(400, ending.pod(), staying.pod());

        List<Future<Reply>> burst = burst(150);
        ending.begin();
        List<Future<Reply>> meanwhile = burst(150);
        plane.serve(400, staying.pod());
        ending.end();

        assertAllAnswered(burst);
        assertAllAnswered(meanwhile);
        leave(staying);
    }

    @Test
    void aPodThatIsDrainedBeforeTheDataPlaneKnowsIsPassedOver() {
        RealPod ending = new RealPod(vertx, "ending");
        RealPod staying = new RealPod(vertx, "staying");
        ending.end();
        plane.serve(400, ending.pod(), staying.pod());

        assertAllAnswered(burst(100));
        leave(staying);
    }

    @Test
    void podsThatComeAndGoUnderLoadLoseNothing() {
        RealPod current = new RealPod(vertx, "pod-0");
        plane.serve(400, current.pod());
        for (int generation = 1; generation <= 8; generation++) {
            RealPod next = new RealPod(vertx, "pod-" + generation);
            List<Future<Reply>> before = burst(40);
            plane.serve(400, current.pod(), next.pod());
            List<Future<Reply>> between = burst(40);
            current.begin();
            List<Future<Reply>> meanwhile = burst(40);
            plane.serve(400, next.pod());
            current.end();
            assertAllAnswered(before);
            assertAllAnswered(between);
            assertAllAnswered(meanwhile);
            current = next;
        }
        leave(current);
        assertThat(plane.waiting()).isZero();
        await().until(() -> plane.inFlight() == 0);
    }

    private void leave(RealPod last) {
        plane.serve(400);
        last.end();
    }

    private List<Future<Reply>> burst(int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> i % 2 == 0
                        ? plane.outside.later(HOST, "/" + i)
                        : plane.outside.send(HttpMethod.POST, HOST, "/" + i, Map.of(), "body " + i))
                .toList();
    }

    private static void assertAllAnswered(List<Future<Reply>> replies) {
        assertThat(replies).allSatisfy(reply -> {
            assertThat(Caller.join(reply).body()).startsWith("hello from");
            assertThat(Caller.join(reply).status()).isEqualTo(200);
        });
    }

    /** A queue-proxy before a user's process. The process ends the moment that it is told the pod is drained. */
    private static final class RealPod {
        private final HttpServer user;
        private final QueueProxy proxy;
        private final String name;

        RealPod(Vertx vertx, String name) {
            this.name = name;
            HttpServerOptions options =
                    new HttpServerOptions().setHost("127.0.0.1").setPort(0);
            this.user = Caller.join(vertx.createHttpServer(options)
                    .requestHandler(request -> request.body()
                            .onSuccess(body ->
                                    vertx.setTimer(2, _ -> request.response().end("hello from " + name + " " + body))))
                    .listen());
            this.proxy = QueueProxy.start(vertx, settings(name, user.actualPort()));
        }

        Pod pod() {
            return new Pod(name, "127.0.0.1", proxy.servingPort(), Pod.Protocol.HTTP1);
        }

        void begin() {
            proxy.drain();
        }

        void end() {
            begin();
            proxy.drained()
                    .thenCompose(drained -> user.close().toCompletionStage())
                    .toCompletableFuture()
                    .orTimeout(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS)
                    .join();
            proxy.close();
        }

        private static QueueProxySettings settings(String pod, int userPort) {
            return QueueProxySettings.fromEnvironment(Map.ofEntries(
                            Map.entry(EnvironmentKeys.CONTAINER_CONCURRENCY, "400"),
                            Map.entry(EnvironmentKeys.QUEUE_SERVING_PORT, "8012"),
                            Map.entry(EnvironmentKeys.QUEUE_SERVING_TLS_PORT, "8112"),
                            Map.entry(EnvironmentKeys.USER_PORT, Integer.toString(userPort)),
                            Map.entry(EnvironmentKeys.REVISION_TIMEOUT_SECONDS, "300"),
                            Map.entry(EnvironmentKeys.SERVING_LOGGING_CONFIG, ""),
                            Map.entry(EnvironmentKeys.SERVING_LOGGING_LEVEL, ""),
                            Map.entry(EnvironmentKeys.SERVING_NAMESPACE, HELLO.namespace()),
                            Map.entry(EnvironmentKeys.SERVING_CONFIGURATION, ""),
                            Map.entry(EnvironmentKeys.SERVING_REVISION, HELLO.name()),
                            Map.entry(EnvironmentKeys.SERVING_POD, pod),
                            Map.entry(EnvironmentKeys.SERVING_POD_IP, "")))
                    .listeningOn("127.0.0.1", ListenPorts.ANY_FREE);
        }
    }
}
