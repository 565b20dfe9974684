package zeroth.scaling.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static zeroth.scaling.decision.Decision.Mode.PANIC;
import static zeroth.scaling.decision.Decision.Mode.STABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import zeroth.scaling.decision.Decision.Mode;
import zeroth.scaling.metric.Averaging;
import zeroth.scaling.metric.Load;
import zeroth.scaling.metric.LoadWindows;
import zeroth.scaling.metric.LoadWindows.Silence;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.metric.ScalingMetric;

/** Windows and decisions together, with Knative's defaults, one report a second: vectors D1 to D5. */
class DerivedVectorsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ScalingSpec spec = Specs.knative();
    private final LoadWindows windows =
            new LoadWindows(Averaging.LINEAR, Duration.ofSeconds(60), Duration.ofSeconds(6));
    private Scaler scaler = Scaler.starting(spec, 1, START);

    @Test
    void aSteadyCrowdWakesAndKeepsThreePods() {
        scaler = Scaler.starting(spec, 0, START);
        report(0, 1, _ -> 200);
        decide("D1", 1, 0, 200, 200, 3, -411, PANIC);
        report(2, 5, _ -> 200);
        decide("D1", 5, 3, 200, 200, 3, -111, PANIC);
    }

    @Test
    void zerosBringItDownAWindowAfterTheLastRequest() {
        report(0, 59, _ -> 50);
        decide("D2", 59, 1, 50, 50, 1, -161, STABLE);
        report(60, 65, _ -> 0);
        decide("D2", 65, 1, 45, 0, 1, -111, STABLE);
        report(66, 118, _ -> 0);
        decide("D2", 118, 1, 0.833333, 0, 1, -111, STABLE);
        report(119, 119, _ -> 0);
        decide("D2", 119, 1, 0, 0, 0, -111, STABLE);
    }

    @Test
    void silenceLeavesTheAverageUntilTheWindowIsOver() {
        report(0, 59, _ -> 50);
        decide("D3", 80, 1, 50, 0, 1, -111, STABLE);
        decide("D3", 118, 1, 50, 0, 1, -111, STABLE);
        decide("D3", 119, 1, 0, 0, 0, -111, STABLE);
        assertThat(read(120)).isEqualTo(new Reading.NoData());
    }

    @Test
    void aBurstIsKeptForAStableWindow() {
        report(0, 61, second -> second < 60 ? 30 : 400);
        decide("D4", 61, 1, 42.333333, 153.333333, 3, -265, PANIC);
        report(62, 63, _ -> 400);
        decide("D4", 63, 1, 54.666667, 276.666667, 4, -388, PANIC);
        report(64, 65, _ -> 400);
        decide("D4", 65, 6, 67, 400, 6, -11, PANIC);
        report(66, 123, _ -> 30);
        decide("D4", 123, 6, 42.333333, 30, 6, 359, PANIC);
        report(124, 125, _ -> 30);
        decide("D4", 125, 6, 30, 30, 3, 359, STABLE);
    }

    @Test
    void manyPodsGoByHalves() {
        report(0, 59, _ -> 1400);
        report(60, 128, _ -> 0);
        decide("D5", 120, 20, 0, 0, 10, 1789, STABLE);
        decide("D5", 122, 10, 0, 0, 5, 789, STABLE);
        decide("D5", 124, 5, 0, 0, 2, 289, STABLE);
        decide("D5", 126, 2, 0, 0, 1, -11, STABLE);
        decide("D5", 128, 1, 0, 0, 0, -111, STABLE);
    }

    private void report(int from, int to, IntToDoubleFunction concurrency) {
        for (int second = from; second <= to; second++) {
            windows.record(START.plusSeconds(second), new Load(concurrency.applyAsDouble(second), 0));
        }
    }

    private void decide(
            String vector,
            int second,
            int ready,
            double stable,
            double panic,
            int replicas,
            int burstCapacity,
            Mode mode) {
        Reading.Averages load = (Reading.Averages) read(second);
        assertThat(load.stable()).as(vector).isCloseTo(stable, within(1e-6));
        assertThat(load.panic()).as(vector).isCloseTo(panic, within(1e-6));
        Decision decision = scaler.decide(spec, new Observation(START.plusSeconds(second), ready, load));
        assertThat(decision.replicas()).as(vector).isEqualTo(replicas);
        assertThat(decision.excessBurstCapacity()).as(vector).isEqualTo(burstCapacity);
        assertThat(decision.mode()).as(vector).isEqualTo(mode);
    }

    private Reading read(int second) {
        return windows.read(ScalingMetric.CONCURRENCY, START.plusSeconds(second), Silence.SAYS_NOTHING);
    }
}
