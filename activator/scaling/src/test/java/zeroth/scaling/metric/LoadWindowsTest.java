package zeroth.scaling.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.scaling.metric.LoadWindows.Silence;

class LoadWindowsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final LoadWindows windows =
            new LoadWindows(Averaging.LINEAR, Duration.ofSeconds(60), Duration.ofSeconds(6));

    @Test
    void doesNotCountTwiceWhatCameThroughAnActivator() {
        StatsReport report = new StatsReport(new RevisionId("default", "greeter-00001"), "pod", 5, 2, 9, 3, 60, START);
        assertThat(Load.of(report)).isEqualTo(new Load(3, 6));
    }

    @Test
    void averagesEachMetricOverBothWindows() {
        windows.record(START, new Load(10, 100));
        windows.record(START.plusSeconds(6), new Load(0, 0));
        assertThat(windows.read(ScalingMetric.CONCURRENCY, START.plusSeconds(6), Silence.SAYS_NOTHING))
                .isEqualTo(new Reading.Averages(1.428571, 0));
        assertThat(windows.read(ScalingMetric.REQUESTS_PER_SECOND, START.plusSeconds(6), Silence.SAYS_NOTHING))
                .isEqualTo(new Reading.Averages(14.285714, 0));
    }

    @Test
    void reportsOfTwoActivatorsAddUp() {
        windows.record(START, new Load(3, 3));
        windows.record(START, new Load(4, 4));
        assertThat(windows.read(ScalingMetric.CONCURRENCY, START, Silence.SAYS_NOTHING))
                .isEqualTo(new Reading.Averages(7, 7));
    }

    @Test
    void silenceSaysNothingWherePodsAreAsked() {
        assertThat(windows.read(ScalingMetric.CONCURRENCY, START, Silence.SAYS_NOTHING))
                .isEqualTo(new Reading.NoData());
    }

    @Test
    void silenceMeansIdleBehindAnActivator() {
        assertThat(windows.read(ScalingMetric.CONCURRENCY, START, Silence.MEANS_IDLE))
                .isEqualTo(new Reading.Averages(0, 0));
    }

    @Test
    void keepsWhatItKnowsWhenWindowsChange() {
        for (int second = 0; second < 60; second++) {
            windows.record(START.plusSeconds(second), new Load(10, 100));
        }
        windows.resize(START.plusSeconds(59), Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertThat(windows.read(ScalingMetric.CONCURRENCY, START.plusSeconds(59), Silence.SAYS_NOTHING))
                .isEqualTo(new Reading.Averages(10, 10));
    }
}
