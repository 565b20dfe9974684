package zeroth.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import zeroth.autoscaler.address.Address;
import zeroth.autoscaler.address.ApiAddress;
import zeroth.autoscaler.address.Protocol;
import zeroth.names.Annotations;
import zeroth.queueproxy.stats.StatsCodec;

/** The whole autoscaler against the embedded API server, its neighbours played by doubles, time five times as fast. */
@Execution(ExecutionMode.CONCURRENT)
class AutoscalerTest {
    private static final Map<String, String> FROM_ZERO = Map.of(Annotations.INITIAL_SCALE, "0");

    @TempDir
    private Path directory;

    private Platform platform;

    @BeforeEach
    void starts() throws IOException {
        platform = new Platform(directory);
        platform.shortWindows();
    }

    @AfterEach
    void ends() {
        platform.close();
    }

    @Test
    void aRequestWakesARevisionThatNeverRanAndSilencePutsItBackToZero() {
        platform.deploy(0, FROM_ZERO);
        until(() -> assertThat(platform.active()).isEqualTo("False"));
        until(() -> assertThat(platform.podAutoscaler().getStatus().getServiceName())
                .isEqualTo("greeter-00001"));
        platform.report(1);
        until(() -> assertThat(platform.replicas()).isEqualTo(1));
        until(() -> assertThat(platform.active()).isEqualTo("True"));
        platform.report(0);
        until(() -> assertThat(platform.replicas()).isEqualTo(0));
        until(() -> assertThat(platform.active()).isEqualTo("False"));
        until(() -> assertThat(platform.lines)
                .containsExactly("greeter-00001: 0 -> 1 (1 waiting)", "greeter-00001: 1 -> 0 (idle)"));
    }

    @Test
    void loadScalesOutWithinTheMostAndSilenceScalesIn() {
        platform.deploy(1, Map.of(Annotations.MAX_SCALE, "4"));
        until(() -> assertThat(platform.active()).isEqualTo("True"));
        platform.podLoad.set(5);
        platform.report(45);
        until(() -> assertThat(platform.replicas()).isEqualTo(4));
        platform.podLoad.set(0);
        until(() -> assertThat(platform.replicas()).isEqualTo(0));
        until(() -> assertThat(platform.lines.getLast()).isEqualTo("greeter-00001: 1 -> 0 (idle)"));
    }

    @Test
    void aChangedSettingCountsAtOnce() {
        platform.deploy(1, Map.of());
        until(() -> assertThat(platform.active()).isEqualTo("True"));
        platform.client
                .configMaps()
                .inNamespace("knative-serving")
                .withName("config-autoscaler")
                .edit(map ->
                        new ConfigMapBuilder(map).addToData("min-scale", "3").build());
        until(() -> assertThat(platform.replicas()).isEqualTo(3));
    }

    @Test
    void aWrongSettingHasNoEffect() {
        platform.deploy(1, Map.of(Annotations.MIN_SCALE, "1"));
        until(() -> assertThat(platform.active()).isEqualTo("True"));
        assertThatThrownBy(() -> platform.client
                        .configMaps()
                        .inNamespace("knative-serving")
                        .withName("config-autoscaler")
                        .edit(map -> new ConfigMapBuilder(map)
                                .addToData("min-scale", "many")
                                .build()))
                .hasMessageContaining("failed to parse \"min-scale\"");
        annotate(Annotations.MIN_SCALE, "2");
        until(() -> assertThat(platform.replicas()).isEqualTo(2));
    }

    @Test
    void anotherWindowReachesTheMetric() {
        platform.deploy(1, Map.of());
        until(() -> assertThat(stableWindow()).isEqualTo(6_000_000_000L));
        annotate(Annotations.WINDOW, "30s");
        until(() -> assertThat(stableWindow()).isEqualTo(30_000_000_000L));
    }

    @Test
    void aRestartKeepsWhatRunsAndStillSeesWhoWaits() {
        platform.deploy(1, Map.of(Annotations.MAX_SCALE, "4"));
        until(() -> assertThat(platform.active()).isEqualTo("True"));
        platform.podLoad.set(9);
        until(() -> assertThat(platform.replicas()).isEqualTo(4));
        platform.restartAutoscaler();
        until(() -> assertThat(platform.active()).isEqualTo("True"));
        assertThat(platform.replicas()).isEqualTo(4);
        platform.podLoad.set(0);
        until(() -> assertThat(platform.replicas()).isEqualTo(0));
        platform.restartAutoscaler();
        await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> {
            platform.report(1);
            assertThat(platform.replicas()).isEqualTo(1);
        });
    }

    @Test
    void anActivatorOfAnotherProcessWakesOverTheWebSocket() {
        platform.deploy(0, FROM_ZERO);
        until(() -> assertThat(platform.active()).isEqualTo("False"));
        until(() -> assertThat(isCollected()).isTrue());
        WebSocket socket = platform.vertx
                .createWebSocketClient()
                .connect(platform.autoscaler.statsPort().orElseThrow(), "127.0.0.1", "/")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        socket.writeBinaryMessage(Buffer.buffer("not a report"));
        socket.writeBinaryMessage(Buffer.buffer(StatsCodec.encode(List.of(platform.stat(Platform.GREETER, 1, 0)))));
        until(() -> assertThat(platform.replicas()).isEqualTo(1));
        socket.close();
    }

    @Test
    void whatIsDeletedIsForgotten() {
        platform.deploy(1, Map.of());
        until(() -> assertThat(platform.active()).isEqualTo("True"));
        platform.client.resource(platform.podAutoscaler()).delete();
        until(() -> assertThat(platform.podAutoscaler()).isNull());
        platform.podLoad.set(50);
        platform.report(50);
        await().during(Platform.real(Duration.ofSeconds(6))).until(() -> platform.replicas() == 1);
    }

    @Test
    void aServiceWithoutEndpointsIsFoundByItsSlices() {
        platform.deploy(1, Map.of());
        ApiAddress addresses = new ApiAddress(platform.client);
        assertThat(addresses.find("default", "nobody", Protocol.HTTP1)).isEmpty();
        until(() -> assertThat(addresses.find("default", Platform.PRIVATE, Protocol.HTTP1))
                .map(Address::authority)
                .contains("greeter-00001-private.default"));
    }

    private boolean isCollected() {
        return metric().map(Metric::getStatus).isPresent();
    }

    private long stableWindow() {
        return metric().map(found -> found.getSpec().getStableWindow()).orElse(0L);
    }

    private Optional<Metric> metric() {
        return Optional.ofNullable(platform.client
                .resources(Metric.class)
                .inNamespace(Platform.GREETER.namespace())
                .withName(Platform.GREETER.name())
                .get());
    }

    /** Whoever writes the status meanwhile does not get in the way. */
    private void annotate(String key, String value) {
        platform.client
                .resources(PodAutoscaler.class)
                .inNamespace(Platform.GREETER.namespace())
                .withName(Platform.GREETER.name())
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(key, value));
    }

    private static void until(org.awaitility.core.ThrowingRunnable holds) {
        await().atMost(15, TimeUnit.SECONDS)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .untilAsserted(holds);
    }
}
