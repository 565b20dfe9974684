package zeroth.function.deployment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.NonBlocking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import zeroth.function.CloudEventMapping;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsCodec;
import zeroth.queueproxy.stats.StatsReport;

/** A function whose pod has no queue-proxy: what that would do is done in its own process. */
class PodTest {
    private static final long TIMEOUT = 5;
    private static final int SERVING = port("SERVING");
    private static final int ADMIN = port("ADMIN");
    private static final int METRICS = port("METRICS");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application();

    @Test
    void callsFunctionsOnWhateverThreadTheyAskFor() {
        event("worker", "{\"name\":\"Ada\"}").then().statusCode(200).body("text", equalTo("worker Ada"));
        event("loop", "{\"name\":\"Ada\"}").then().statusCode(200).body("text", equalTo("loop Ada"));
    }

    @Test
    void tellsProbersThatTheApplicationIsReady() {
        var answer = pod().header("User-Agent", "kube-probe/1.31")
                .header("K-Network-Probe", "queue")
                .get("/");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("queue");
    }

    @Test
    void letsNoMoreRequestsInThanItTakesAndCountsThoseThatWait() {
        var first =
                CompletableFuture.supplyAsync(() -> event("held", "{\"name\":\"first\"}"), Thread::startVirtualThread);
        await().until(() -> Functions.entered.getCount() == 0);
        var second = CompletableFuture.supplyAsync(
                () -> event("worker", "{\"name\":\"second\"}"), Thread::startVirtualThread);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(report().averageConcurrentRequests()).isBetween(1.9, 2.1));
        assertThat(second).isNotDone();

        Functions.released.countDown();
        assertThat(first.join().statusCode()).isEqualTo(202);
        assertThat(second.join().statusCode()).isEqualTo(200);
    }

    @Test
    void answersForAFunctionThatTakesTooLongAndGoesOn() {
        var late = event("late", "{\"name\":\"Ada\"}");

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(late.asString()).isEqualTo("request timeout");
        event("worker", "{\"name\":\"next\"}").then().statusCode(200);
    }

    @Test
    void letsTheKubeletWaitUntilNobodyComes() {
        assertThat(given().port(ADMIN).get("/wait-for-drain").statusCode()).isEqualTo(200);
        assertThat(given().port(ADMIN).get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void servesUntilNobodyIsConnectedBeforeQuarkusRefusesRequests() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.shutdown.delay-enabled", boolean.class))
                .isTrue();
    }

    private static Response event(String type, String data) {
        return pod().header("ce-specversion", "1.0")
                .header("ce-id", type + data)
                .header("ce-source", "/test")
                .header("ce-type", type)
                .contentType("application/json")
                .body(data)
                .post("/");
    }

    private static StatsReport report() {
        var bytes = given().port(METRICS).get("/metrics").asByteArray();
        return StatsCodec.decode(bytes, new RevisionId("default", "hello-00001"), Instant.EPOCH);
    }

    private static RequestSpecification pod() {
        return given().port(SERVING);
    }

    private static QuarkusUnitTest application() {
        var application = Requests.application(Functions.class);
        Map.ofEntries(
                        Map.entry("ZEROTH_SIDECAR", "none"),
                        Map.entry("ZEROTH_QUEUE_HOST", "127.0.0.1"),
                        Map.entry("ZEROTH_QUEUE_ADMIN_PORT", String.valueOf(ADMIN)),
                        Map.entry("ZEROTH_QUEUE_METRICS_PORT", String.valueOf(METRICS)),
                        Map.entry("QUEUE_SERVING_PORT", String.valueOf(SERVING)),
                        Map.entry("QUEUE_SERVING_TLS_PORT", "0"),
                        Map.entry("USER_PORT", "1"),
                        Map.entry("CONTAINER_CONCURRENCY", "1"),
                        Map.entry("REVISION_TIMEOUT_SECONDS", String.valueOf(TIMEOUT)),
                        Map.entry("SERVING_LOGGING_CONFIG", "{\"level\":\"${not.there}\"}"),
                        Map.entry("SERVING_LOGGING_LEVEL", "info"),
                        Map.entry("SERVING_NAMESPACE", "default"),
                        Map.entry("SERVING_CONFIGURATION", "hello"),
                        Map.entry("SERVING_REVISION", "hello-00001"),
                        Map.entry("SERVING_POD", "pod-1"),
                        Map.entry("SERVING_POD_IP", "127.0.0.1"))
                .forEach(application::overrideRuntimeConfigKey);
        return application.overrideRuntimeConfigKey("quarkus.shutdown.timeout", "1s");
    }

    /** The same in the class that starts the application and in its twin inside that. */
    private static int port(String name) {
        var known = System.getProperties()
                .computeIfAbsent(PodTest.class.getName() + name, none -> String.valueOf(freePort()));
        return Integer.parseInt(String.valueOf(known));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Name(String name) {}

    public record Text(String text) {}

    public static class Functions {
        static final CountDownLatch entered = new CountDownLatch(1);
        static final CountDownLatch released = new CountDownLatch(1);

        @Funq
        @CloudEventMapping(responseType = "text")
        public Text worker(Name name) {
            return new Text("worker " + name.name());
        }

        @Funq
        @NonBlocking
        @CloudEventMapping(responseType = "text")
        public Text loop(Name name) {
            return new Text("loop " + name.name());
        }

        @Funq
        public void late(Name name) throws InterruptedException {
            Thread.sleep(Duration.ofSeconds(2 * TIMEOUT));
        }

        @Funq
        public void held(Name name) throws InterruptedException {
            entered.countDown();
            released.await();
        }
    }
}
