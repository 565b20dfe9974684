package zeroth.scaling.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static zeroth.scaling.decision.Decision.Mode.PANIC;
import static zeroth.scaling.decision.Decision.Mode.STABLE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import zeroth.scaling.decision.Decision.Mode;
import zeroth.scaling.metric.Reading;

/** Upstream's decision vectors V1 to V30; V25 and V26, no decision without pods or metric, are in ScalingLoopTest. */
class DecisionVectorsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private ScalingSpec spec = Specs.vectors(10, 100).spec();
    private Scaler scaler = Scaler.starting(spec, 1, START);

    @Test
    void followsTheStableWindow() {
        given(Specs.vectors(10, 101));
        step("V1a", 0, 1, 50, 10, 5, -98, STABLE);
        step("V1b", 0, 1, 100, 10, 10, -98, STABLE);
    }

    @Test
    void panicsWhenLoadRisesSteeply() {
        given(Specs.vectors(10, 101));
        step("V2a", 0, 1, 50, 50, 5, -138, PANIC);
        step("V2b", 0, 1, 100, 99, 10, -187, PANIC);
        given(Specs.vectors(10, 100));
        step("V3", 0, 1, 50, 50, 5, -137, PANIC);
        given(Specs.vectors(10, 100));
        step("V4", 61, 1, 100, 99, 10, -186, PANIC);
    }

    @Test
    void leavesThePanicAfterAStableWindow() {
        given(Specs.vectors(1, 98));
        step("V5a", 0, 10, 11, 25, 25, -110, PANIC);
        step("V5b", 30, 40, 30, 41, 41, -86, PANIC);
        assertThat(scaler.panic()).isEqualTo(new Panic.Panicking(START, 41));
        step("V5c", 62, 55, 50, 56, 50, -81, STABLE);
    }

    @Test
    void prolongsThePanicWhileLoadIsSteep() {
        given(Specs.vectors(1, 98));
        step("V6a", 0, 10, 11, 25, 25, -110, PANIC);
        step("V6b", 30, 40, 30, 80, 80, -125, PANIC);
        assertThat(scaler.panic()).isEqualTo(new Panic.Panicking(START.plusSeconds(30), 80));
    }

    @Test
    void scalesDownWithoutPanic() {
        given(Specs.vectors(10, 98));
        step("V7a", 0, 8, 100, 100, 10, -92, STABLE);
        step("V7b", 0, 8, 50, 50, 5, -42, STABLE);
        given(Specs.vectors(10, 75));
        step("V8a", 0, 1, 1, 0, 1, -62, STABLE);
        step("V8b", 0, 1, 0, 0, 0, -62, STABLE);
    }

    @Test
    void leavesZeroWithTheActivationScale() {
        given(Specs.vectors(10, 75).activationScale(2));
        step("V9a", 0, 1, 0, 0, 0, -62, STABLE);
        step("V9b", 0, 1, 1, 0, 2, -62, STABLE);
    }

    @Test
    void growsByPanicAfterPanic() {
        given(Specs.vectors(1, 101));
        step("V10a", 0, 1, 6, 6, 6, -106, PANIC);
        step("V10b", 0, 6, 36, 36, 36, -129, PANIC);
        step("V10c", 1, 36, 216, 216, 216, -269, PANIC);
        step("V10d", 1, 216, 1296, 1296, 1296, -1109, PANIC);
        step("V10e", 2, 1296, 1296, 1296, 1296, 331, PANIC);
    }

    @Test
    void burstCapacityHasItsSpecialCases() {
        given(Specs.vectors(10, 100));
        step("V11", 0, 1, 0, 0, 0, -87, STABLE);
        given(Specs.vectors(181, -1));
        step("V12", 0, 1, 21, 26, 1, -1, STABLE);
        given(Specs.vectors(10, 0));
        step("V13", 0, 1, 50, 49, 5, 0, PANIC);
    }

    @Test
    void takesTheLargerWindowWhilePanicking() {
        spec = Specs.vectors(1, 100).spec();
        scaler = Scaler.resuming(spec, new Panic.Panicking(START.minusSeconds(5), 5));
        step("V14", 0, 5, 50, 30, 50, -124, PANIC);
        scaler = Scaler.resuming(spec, new Panic.Panicking(START.minusSeconds(5), 5));
        step("V15", 0, 5, 20, 30, 30, -124, PANIC);
    }

    @Test
    void ratesLimitWhatOneDecisionChanges() {
        given(Specs.vectors(10, 100));
        step("V16", 0, 5, 50, 50, 5, -84, STABLE);
        given(Specs.vectors(1, 1982).rates(1.1, 10));
        step("V17", 0, 2, 3, 3.1, 3, -1983, PANIC);
        given(Specs.vectors(10, 1982).rates(10, 1.1));
        step("V18", 0, 100, 1, 1, 90, -650, STABLE);
        given(Specs.vectors(10, 1982).rates(10, 1.1).unreachable());
        step("V19", 0, 100, 1, 1, 1, -650, STABLE);
        given(Specs.vectors(10, 84));
        step("V20", 0, 1, 50, 100, 10, -171, PANIC);
    }

    @Test
    void neverShrinksWhilePanicking() {
        given(Specs.vectors(10, 93));
        step("V21a", 0, 1, 100, 100, 10, -180, PANIC);
        step("V21b", 0, 10, 100, 1000, 100, -960, PANIC);
        step("V21c", 30, 10, 1, 1, 100, 39, PANIC);
        step("V21d", 61, 10, 1, 1, 1, 39, STABLE);
    }

    @Test
    void climbsFromOnePodOrNoneByTheRate() {
        given(Specs.vectors(10, 61));
        step("V22a", 0, 1, 1000, 1001, 10, -1049, PANIC);
        step("V22b", 0, 10, 1000, 1001, 100, -929, PANIC);
        given(Specs.vectors(10, 61));
        step("V23a", 0, 100, 1, 1, 10, 1271, STABLE);
        step("V23b", 0, 10, 1, 1, 1, 71, STABLE);
        given(Specs.vectors(10, 81));
        step("V24", 0, 0, 1000, 888, 10, -969, PANIC);
    }

    @Test
    void heedsAChangedSpecAtOnce() {
        given(Specs.vectors(10, 77));
        step("V27a", 0, 1, 100, 101, 10, -165, PANIC);
        spec = Specs.vectors(1, 71).spec();
        step("V27b", 0, 10, 100, 101, 100, -159, PANIC);
    }

    @Test
    void delaysScalingDown() {
        given(Specs.vectors(10, 0)
                .delay(Duration.ofMinutes(5))
                .panicThreshold(100)
                .stableWindow(Duration.ZERO));
        step("V28a", 2, 0, 40, 40, 4, 0, STABLE);
        step("V28b", 300, 0, 0, 0, 4, 0, STABLE);
        step("V28c", 302, 0, 0, 0, 0, 0, STABLE);
        step("V28d", 540, 0, 40, 40, 4, 0, STABLE);
        step("V28e", 600, 0, 30, 30, 4, 0, STABLE);
        step("V28f", 660, 0, 0, 0, 4, 0, STABLE);
        step("V28g", 840, 0, 0, 0, 3, 0, STABLE);
        step("V28h", 900, 0, 0, 0, 0, 0, STABLE);
    }

    @Test
    void delaysNothingThatIsUnreachable() {
        Specs specs = Specs.vectors(10, 0)
                .delay(Duration.ofMinutes(5))
                .panicThreshold(100)
                .stableWindow(Duration.ZERO);
        given(specs);
        step("V29a", 2, 0, 40, 40, 4, 0, STABLE);
        step("V29b", 60, 0, 0, 0, 4, 0, STABLE);
        spec = specs.unreachable().spec();
        step("V29c", 2, 0, 0, 0, 0, 0, STABLE);
    }

    @Test
    void hasNoDelayWhereNoneIsAskedFor() {
        given(Specs.vectors(10, 0)
                .panicThreshold(100)
                .stableWindow(Duration.ZERO)
                .unreachable());
        step("V30a", 0, 0, 40, 40, 4, 0, STABLE);
        step("V30b", 0.5, 0, 20, 20, 2, 0, STABLE);
    }

    @Test
    void startsInAPanicWhereItFindsSeveralPods() {
        assertThat(Scaler.starting(spec, 0, START).panic()).isEqualTo(new Panic.Calm(0));
        assertThat(Scaler.starting(spec, 1, START).panic()).isEqualTo(new Panic.Calm(1));
        assertThat(Scaler.starting(spec, 2, START).panic()).isEqualTo(new Panic.Panicking(START, 2));
    }

    @Test
    void knowsBurstCapacityBeforeTheFirstDecision() {
        ScalingSpec two =
                Specs.vectors(10, 42).target(new Target(10, 25)).initialScale(2).spec();
        assertThat(Scaler.initialBurstCapacity(two)).isEqualTo(8);
        assertThat(Scaler.initialBurstCapacity(Specs.vectors(10, -1).spec())).isEqualTo(-1);
        assertThat(Scaler.initialBurstCapacity(Specs.vectors(10, 0).spec())).isEqualTo(0);
    }

    private void given(Specs specs) {
        spec = specs.spec();
        scaler = Scaler.starting(spec, 1, START);
    }

    private void step(
            String vector,
            double second,
            int ready,
            double stable,
            double panic,
            int replicas,
            int burstCapacity,
            Mode mode) {
        Instant now = START.plusMillis(Math.round(second * 1000));
        Decision decision = scaler.decide(spec, new Observation(now, ready, new Reading.Averages(stable, panic)));
        assertThat(decision.replicas()).as(vector).isEqualTo(replicas);
        assertThat(decision.excessBurstCapacity()).as(vector).isEqualTo(burstCapacity);
        assertThat(decision.mode()).as(vector).isEqualTo(mode);
    }
}
