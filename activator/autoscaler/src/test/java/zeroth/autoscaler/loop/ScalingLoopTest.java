package zeroth.autoscaler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.autoscaler.settings.Settings;
import zeroth.autoscaler.settings.Specs;
import zeroth.names.Annotations;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.testing.VirtualTime;
import zeroth.scaling.decision.Decision.Mode;
import zeroth.scaling.decision.ScalingSpec;
import zeroth.scaling.zero.Desired;

class ScalingLoopTest {
    private static final RevisionId GREETER = new RevisionId("default", "greeter-00001");

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final FakeSights sights = new FakeSights();
    private final List<RevisionId> changes = new ArrayList<>();
    private final ScalingLoop loop = new ScalingLoop(sights, time, time, Runnable::run, changes::add);

    @AfterEach
    void closes() {
        loop.close();
    }

    @Test
    void knowsNothingBeforeSomebodyReports() {
        assertThat(follow().desired()).isEqualTo(Desired.unknown());
        time.advance(Duration.ofSeconds(10));
        assertThat(follow().desired()).isEqualTo(Desired.unknown());
        assertThat(changes).isEmpty();
    }

    @Test
    void decidesEveryTwoSeconds() {
        follow();
        sights.load(GREETER, 100);
        time.advance(Duration.ofMillis(1999));
        assertThat(changes).isEmpty();
        time.advance(Duration.ofMillis(1));
        assertThat(changes).containsExactly(GREETER);
        assertThat(follow().desired()).isEqualTo(Desired.of(2));
    }

    @Test
    void saysNothingWhileNothingChanges() {
        follow();
        sights.load(GREETER, 100);
        time.advance(Duration.ofSeconds(20));
        assertThat(changes).containsExactly(GREETER);
    }

    @Test
    void speaksUpWhenTheActivatorEntersOrLeavesThePath() {
        sights.load(GREETER, 50);
        sights.ready(GREETER, 3);
        follow();
        time.advance(Duration.ofSeconds(2));
        sights.ready(GREETER, 2);
        time.advance(Duration.ofSeconds(2));
        assertThat(changes).hasSize(2);
    }

    @Test
    void aRequestForARevisionThatNeverRanIsHeededAtOnce() {
        follow();
        sights.load(GREETER, 1);
        loop.wake(GREETER);
        assertThat(follow().desired()).isEqualTo(Desired.of(1));
        assertThat(changes).containsExactly(GREETER);
    }

    @Test
    void aRequestForARevisionAtZeroIsHeededAtOnce() {
        follow();
        sights.load(GREETER, 0);
        time.advance(Duration.ofSeconds(2));
        assertThat(follow().desired()).isEqualTo(Desired.none());
        sights.load(GREETER, 1);
        loop.wake(GREETER);
        assertThat(follow().desired()).isEqualTo(Desired.of(1));
    }

    @Test
    void aRequestForARevisionThatRunsWaitsForTheTick() {
        follow();
        sights.load(GREETER, 1);
        loop.wake(GREETER);
        sights.load(GREETER, 100);
        loop.wake(GREETER);
        assertThat(follow().desired()).isEqualTo(Desired.of(1));
    }

    @Test
    void aRequestForAStrangerIsIgnored() {
        loop.wake(GREETER);
        assertThat(changes).isEmpty();
    }

    @Test
    void theLastWordStandsWhenDataEnds() {
        follow();
        sights.load(GREETER, 100);
        time.advance(Duration.ofSeconds(2));
        sights.noData(GREETER);
        time.advance(Duration.ofMinutes(10));
        assertThat(follow().desired()).as("V26").isEqualTo(Desired.of(2));
    }

    @Test
    void theLastWordStandsWhilePodsCannotBeCounted() {
        follow();
        sights.load(GREETER, 100);
        time.advance(Duration.ofSeconds(2));
        sights.cannotCountPods(GREETER);
        sights.load(GREETER, 1000);
        time.advance(Duration.ofSeconds(4));
        assertThat(follow().desired()).as("V25").isEqualTo(Desired.of(2));
    }

    @Test
    void startsInAPanicWhereItFindsSeveralPods() {
        sights.ready(GREETER, 4);
        sights.load(GREETER, 1);
        follow();
        time.advance(Duration.ofSeconds(2));
        Verdict verdict = follow();
        assertThat(verdict.desired()).isEqualTo(Desired.of(4));
        assertThat(((Verdict.Decided) verdict).decision().mode()).isEqualTo(Mode.PANIC);
    }

    @Test
    void aChangedSpecHoldsFromTheNextTickAndForgetsNothing() {
        sights.load(GREETER, 100);
        follow();
        time.advance(Duration.ofSeconds(2));
        loop.follow(GREETER, spec(Map.of(Annotations.TARGET, "10")));
        time.advance(Duration.ofSeconds(2));
        assertThat(loop.follow(GREETER, spec(Map.of(Annotations.TARGET, "10"))).desired())
                .isEqualTo(Desired.of(15));
    }

    @Test
    void whatIsForgottenIsNotEvaluated() {
        follow();
        loop.forget(GREETER);
        sights.load(GREETER, 100);
        time.advance(Duration.ofSeconds(10));
        assertThat(changes).isEmpty();
    }

    private Verdict follow() {
        return loop.follow(GREETER, spec(Map.of()));
    }

    private static ScalingSpec spec(Map<String, String> annotations) {
        return Specs.scaling(
                new PodAutoscalerBuilder()
                        .withNewMetadata()
                        .withAnnotations(annotations)
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build(),
                Settings.defaults());
    }
}
