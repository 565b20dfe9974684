package zeroth.autoscaler.podautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import zeroth.autoscaler.Scaled;
import zeroth.autoscaler.loop.Verdict;
import zeroth.autoscaler.settings.Specs;
import zeroth.scaling.decision.Decision;
import zeroth.scaling.decision.Decision.Mode;
import zeroth.scaling.decision.Observation;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.zero.Activity;

class ReasonsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Activity ACTIVE = new Activity.Active(NOW);

    private final World world = new World();

    @Test
    void saysHowManyWaitWhereNoPodIs() {
        assertThat(line(0, 1, decided(1, Mode.PANIC, 1, 1))).isEqualTo("greeter-00001: 0 -> 1 (1 waiting)");
    }

    @Test
    void saysWhatLoadAsksForMorePods() {
        assertThat(line(1, 3, decided(3, Mode.STABLE, 12.54, 20))).isEqualTo("greeter-00001: 1 -> 3 (12.5 at once)");
        assertThat(line(1, 4, decided(4, Mode.PANIC, 12, 20))).isEqualTo("greeter-00001: 1 -> 4 (panic: 20 at once)");
    }

    @Test
    void namesTheMetricThatCounts() {
        world.annotations.put("autoscaling.knative.dev/metric", "rps");
        assertThat(line(1, 3, decided(3, Mode.STABLE, 300, 300))).isEqualTo("greeter-00001: 1 -> 3 (300 a second)");
    }

    @Test
    void saysWhenANumberComesFromBounds() {
        assertThat(line(1, 2, decided(1, Mode.STABLE, 1, 1))).isEqualTo("greeter-00001: 1 -> 2 (scale bounds)");
        assertThat(line(0, 2, new Verdict.Unknown(0))).isEqualTo("greeter-00001: 0 -> 2 (scale bounds)");
        assertThat(line(0, 1, decided(0, Mode.STABLE, 0, 0))).isEqualTo("greeter-00001: 0 -> 1 (scale bounds)");
    }

    @Test
    void saysWhenNobodyAsks() {
        assertThat(line(4, 1, decided(0, Mode.STABLE, 0, 0))).isEqualTo("greeter-00001: 4 -> 1 (idle)");
        assertThat(line(1, 0, decided(0, Mode.STABLE, 0, 0))).isEqualTo("greeter-00001: 1 -> 0 (idle)");
    }

    private String line(int from, int to, Verdict verdict) {
        Scaled.Why why = Reasons.why(from, to, ACTIVE, verdict, Specs.scaling(world.autoscaler(), world.settings));
        return new Scaled(World.REVISION, from, to, why).toString();
    }

    private static Verdict decided(int replicas, Mode mode, double stable, double panic) {
        return new Verdict.Decided(
                new Decision(replicas, 0, mode, new Observation(NOW, 0, new Reading.Averages(stable, panic))));
    }
}
