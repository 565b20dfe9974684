package zeroth.autoscaler.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import zeroth.api.settings.AutoscalerSettings;
import zeroth.autoscaler.settings.Settings;
import zeroth.autoscaler.settings.Specs;
import zeroth.names.Annotations;
import zeroth.scaling.zero.ActiveCondition;

/** Upstream's reconcile vectors K1 to K17, and what else one pass must do. */
class ReconcileVectorsTest {
    private final World world = new World();

    @BeforeEach
    void hasAMetric() {
        world.services("Proxy", 3);
        world.update(
                Metrics.desired(world.autoscaler(), Specs.scaling(world.autoscaler(), world.settings), World.PRIVATE));
    }

    @Test
    void k1WritesNothingWhereAllIsAsItShouldBe() {
        given(ActiveCondition.ACTIVE, Duration.ZERO, "Proxy", 3, 1, 11);
        world.says(11, -42);
        reconcilesTwiceAlike();
        assertNoWrites();
    }

    @Test
    void k2TurnsToTheActivatorWhereCapacityIsLacking() {
        given(ActiveCondition.ACTIVE, Duration.ZERO, "Serve", 2, 1, 11);
        world.says(11, -18);
        world.reconcile();
        assertServices("Proxy", 3);
    }

    @Test
    void k3TurnsToThePodsWhereCapacityIsThere() {
        given(ActiveCondition.ACTIVE, Duration.ZERO, "Proxy", 3, 1, 11);
        world.says(11, 1);
        world.reconcile();
        assertServices("Serve", 3);
    }

    @Test
    void k4BecomesInactiveBeforeThePodsGo() {
        given(ActiveCondition.ACTIVE, Duration.ofHours(1), "Serve", 3, 1, 1);
        world.says(0, 0);
        PodAutoscalerStatus status = world.reconcile();
        assertThat(world.condition("Active")).isEqualTo("False NoTraffic");
        assertThat(status.getDesiredScale()).isEqualTo(0);
        assertServices("Proxy", 3);
        assertThat(world.patches).isEmpty();
    }

    @Test
    void k5KeepsOneForAStableWindow() {
        given(ActiveCondition.ACTIVE, Duration.ZERO, "Serve", 3, 1, 1);
        world.says(0, 0);
        world.reconcile();
        assertNoWrites();
        assertThat(world.condition("Active")).isEqualTo("True");
        world.time.advance(Duration.ofMinutes(5));
        assertThat(world.turns).containsExactly(World.REVISION);
    }

    @Test
    void k6GoesToZeroAfterTheGracePeriod() {
        given(ActiveCondition.NO_TRAFFIC, Duration.ofHours(1), "Proxy", 3, 1, 1);
        world.says(0, 0);
        world.reconcile();
        assertThat(world.patches).containsExactly(0);
        assertThat(world.scaled).extracting(Object::toString).containsExactly("greeter-00001: 1 -> 0 (idle)");
    }

    @Test
    void k7GivesUpWhatCannotBeActivated() {
        given(ActiveCondition.QUEUED, Duration.ofHours(1), "Serve", 2, 0, 1);
        world.says(0, 0);
        world.reconcile();
        assertThat(world.condition("Active")).isEqualTo("False TimedOut");
        assertServices("Proxy", 2);
        assertThat(world.patches).containsExactly(0);
        assertThat(world.scaled.getFirst()).hasToString("greeter-00001: 1 -> 0 (could not be activated in time)");
    }

    @Test
    void k8LeavesAnInactiveRevisionAloneWhileNobodyKnows() {
        world.annotations.put(Annotations.MIN_SCALE, "11");
        given(ActiveCondition.NO_TRAFFIC, Duration.ofHours(1), "Proxy", 3, 10, 10);
        world.reconcile();
        assertNoWrites();
        assertThat(world.condition("Active")).isEqualTo("False NoTraffic");
    }

    @Test
    void k9WakesToTheLeastScale() {
        world.annotations.put(Annotations.MIN_SCALE, "11");
        given(ActiveCondition.NO_TRAFFIC, Duration.ofHours(1), "Proxy", 3, 10, 10);
        world.says(1, 0);
        world.reconcile();
        assertThat(world.condition("Active")).isEqualTo("Unknown Queued");
        assertThat(world.patches).containsExactly(11);
        assertServices("Serve", 3);
    }

    @Test
    void k10K11RaisesToTheLeastScale() {
        world.annotations.put(Annotations.MIN_SCALE, "11");
        given(ActiveCondition.QUEUED, Duration.ZERO, "Serve", 3, 10, 10);
        world.says(2, 0);
        world.reconcile();
        assertThat(world.patches).as("K10").containsExactly(11);
        given(ActiveCondition.ACTIVE, Duration.ZERO, "Serve", 3, 10, 10);
        world.says(11, 0);
        world.reconcile();
        assertThat(world.condition("Active")).as("K11").isEqualTo("Unknown Queued");
        assertThat(world.patches).as("K11").containsExactly(11, 11);
    }

    @Test
    void k12ActivatesWhatHasEnoughPods() {
        world.annotations.put(Annotations.MIN_SCALE, "11");
        given(ActiveCondition.NO_TRAFFIC, Duration.ofHours(1), "Proxy", 3, 12, 12);
        world.says(0, 0);
        world.reconcile();
        assertThat(world.patches).containsExactly(11);
        assertThat(world.condition("Active")).isEqualTo("True");
        assertServices("Serve", 4);
    }

    @Test
    void k13K14StaysAboveTheLeastScale() {
        world.annotations.put(Annotations.MIN_SCALE, "11");
        given(ActiveCondition.ACTIVE, Duration.ZERO, "Serve", 4, 12, 12);
        world.says(12, 0);
        reconcilesTwiceAlike();
        assertNoWrites();
        world.says(1, 0);
        world.reconcile();
        assertThat(world.patches).as("K14").containsExactly(11);
    }

    @Test
    void k15MakesItsServicesFirst() {
        World fresh = new World();
        fresh.status.setDesiredScale(7);
        PodAutoscalerStatus status = fresh.reconcile();
        assertThat(fresh.services().getSpec().getMode()).isEqualTo("Proxy");
        assertThat(fresh.services().getSpec().getNumActivators()).isEqualTo(2);
        assertThat(fresh.services()
                        .getMetadata()
                        .getOwnerReferences()
                        .getFirst()
                        .getName())
                .isEqualTo(World.REVISION.name());
        assertThat(fresh.condition("SKSReady")).isEqualTo("Unknown NotReady");
        assertThat(fresh.condition("Active")).isEqualTo("Unknown Queued");
        assertThat(status.getDesiredScale()).isEqualTo(7);
        assertThat(fresh.patches).isEmpty();
    }

    @Test
    void k16BecomesActiveAndInitializedWithTheLeastScale() {
        world.annotations.put(Annotations.MIN_SCALE, "2");
        starting();
        world.ready(2);
        world.reconcile();
        assertThat(world.condition("Active")).isEqualTo("True");
        assertThat(world.condition("ScaleTargetInitialized")).isEqualTo("True");
        assertThat(world.condition("Ready")).isEqualTo("True");
    }

    @Test
    void k17IgnoresTheLeastScaleWhereNoRouteLeads() {
        world.annotations.put(Annotations.MIN_SCALE, "2");
        world.reachability = "Unreachable";
        starting();
        world.ready(1);
        world.reconcile();
        assertThat(world.condition("Active")).isEqualTo("True");
        assertThat(world.condition("ScaleTargetInitialized")).isEqualTo("True");
    }

    @Test
    void aRevisionThatStartsWithNoPodsIsReadyAndInactiveAndWakesWithTheFirstRequest() {
        world.annotations.put(Annotations.INITIAL_SCALE, "0");
        world.settings = new Settings(
                AutoscalerSettings.parse(Map.of("allow-zero-initial-scale", "true")), Duration.ofMinutes(10));
        starting();
        world.reconcile();
        assertThat(world.condition("Active")).isEqualTo("False NoTraffic");
        assertThat(world.condition("ScaleTargetInitialized")).isEqualTo("True");
        world.says(1, -1);
        world.reconcile();
        assertThat(world.patches).containsExactly(1);
        assertThat(world.condition("Active")).isEqualTo("Unknown Queued");
        assertThat(world.scaled.getFirst()).hasToString("greeter-00001: 0 -> 1 (1 waiting)");
    }

    @Test
    void waitsForAnActivatorThatDoesNotAnswer() {
        given(ActiveCondition.NO_TRAFFIC, Duration.ofHours(1), "Proxy", 3, 1, 1);
        world.says(0, 0);
        world.activator = ActivatorProbe.Answer.SOMEBODY_ELSE_OR_NOBODY;
        world.reconcile();
        assertThat(world.patches).as("Z17").isEmpty();
        world.time.advance(Duration.ofSeconds(10));
        assertThat(world.probes).isEqualTo(11);
        assertThat(world.turns).isEmpty();
        world.activator = ActivatorProbe.Answer.ACTIVATOR;
        world.time.advance(Duration.ofSeconds(1));
        assertThat(world.turns).containsExactly(World.REVISION);
        world.reconcile();
        assertThat(world.patches).containsExactly(0);
    }

    @Test
    void asksForTheActivatorNoLongerThanFortyFiveSeconds() {
        given(ActiveCondition.NO_TRAFFIC, Duration.ofHours(1), "Proxy", 3, 1, 1);
        world.says(0, 0);
        world.activator = ActivatorProbe.Answer.SOMEBODY_ELSE_OR_NOBODY;
        world.reconcile();
        world.time.advance(Duration.ofSeconds(60));
        assertThat(world.turns).containsExactly(World.REVISION);
    }

    @Test
    void touchesNothingThatBelongsToAStranger() {
        given(ActiveCondition.ACTIVE, Duration.ZERO, "Serve", 2, 1, 11);
        world.servicesBelongToAStranger();
        world.says(11, -18);
        world.reconcile();
        assertThat(world.written).isEmpty();
        assertThat(world.condition("Active")).isEqualTo("False NotOwned");
    }

    @Test
    void makesTheMetricFromTheWindowsAndThePrivateService() {
        World fresh = new World();
        fresh.services("Proxy", 2);
        fresh.annotations.put(Annotations.WINDOW, "10s");
        fresh.reconcile();
        assertThat(fresh.metric().getSpec().getStableWindow()).isEqualTo(10_000_000_000L);
        assertThat(fresh.metric().getSpec().getPanicWindow()).isEqualTo(1_000_000_000L);
        assertThat(fresh.metric().getSpec().getScrapeTarget()).isEqualTo(World.PRIVATE);
    }

    @Test
    void asksForNoScrapesBehindAnActivatorThatIsAlwaysThere() {
        World fresh = new World();
        fresh.services("Proxy", 2);
        fresh.annotations.put(Annotations.TARGET_BURST_CAPACITY, "-1");
        fresh.reconcile();
        assertThat(fresh.metric().getSpec().getScrapeTarget()).isEmpty();
    }

    @Test
    void afterARestartAnActiveRevisionKeepsWhatItHas() {
        given(ActiveCondition.ACTIVE, Duration.ofHours(1), "Proxy", 3, 4, 4);
        world.status.setDesiredScale(4);
        PodAutoscalerStatus status = world.reconcile();
        assertThat(world.patches).isEmpty();
        assertThat(status.getDesiredScale()).isEqualTo(4);
    }

    private void given(ActiveCondition active, Duration lasted, String mode, int activators, int ready, int replicas) {
        Instant since = world.time.instant().minus(lasted);
        world.services(mode, activators);
        world.written.clear();
        world.status(since, conditions -> Activities.mark(conditions, active));
        world.ready(ready);
        world.replicas = replicas;
    }

    private void starting() {
        world.services("Proxy", 3);
        world.written.clear();
        world.status = new PodAutoscalerStatus();
    }

    private void reconcilesTwiceAlike() {
        PodAutoscalerStatus first = world.reconcile();
        world.time.advance(Duration.ofSeconds(5));
        assertThat(world.reconcile()).isEqualTo(first);
    }

    private void assertNoWrites() {
        assertThat(world.written).isEmpty();
        assertThat(world.patches).isEmpty();
    }

    private void assertServices(String mode, int activators) {
        assertThat(world.services().getSpec().getMode()).isEqualTo(mode);
        assertThat(world.services().getSpec().getNumActivators()).isEqualTo(activators);
    }
}
