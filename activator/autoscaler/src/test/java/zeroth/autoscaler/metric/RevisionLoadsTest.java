package zeroth.autoscaler.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import zeroth.autoscaler.metric.MetricSpec.Source;
import zeroth.autoscaler.scrape.Scraped;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.testing.VirtualTime;
import zeroth.scaling.metric.Averaging;
import zeroth.scaling.metric.Load;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.metric.ScalingMetric;

class RevisionLoadsTest {
    private static final RevisionId GREETER = new RevisionId("default", "greeter-00001");

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<RevisionId> changes = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Scraped answer = new Scraped.Measured(new Load(4, 8));
    private int scrapes;
    private RevisionLoads loads = loads(Runnable::run);

    @AfterEach
    void closes() {
        loads.close();
    }

    @Test
    void scrapesOnceASecond() {
        loads.follow(GREETER, spec(Source.PODS_AND_ACTIVATORS));
        time.advance(Duration.ofSeconds(3));
        assertThat(scrapes).isEqualTo(3);
        assertThat(read()).isEqualTo(new Reading.Averages(4, 4));
    }

    @Test
    void addsWhatActivatorsReport() {
        loads.follow(GREETER, spec(Source.PODS_AND_ACTIVATORS));
        time.advance(Duration.ofSeconds(1));
        loads.record(GREETER, time.instant(), new Load(3, 3));
        assertThat(read()).isEqualTo(new Reading.Averages(7, 7));
    }

    @Test
    void asksNoPodsBehindAnActivatorThatIsAlwaysThere() {
        loads.follow(GREETER, spec(Source.ACTIVATORS));
        time.advance(Duration.ofSeconds(5));
        assertThat(scrapes).isEqualTo(0);
        assertThat(read()).isEqualTo(new Reading.Averages(0, 0));
    }

    @Test
    void noPodsAreNoData() {
        answer = new Scraped.NoPods();
        loads.follow(GREETER, spec(Source.PODS_AND_ACTIVATORS));
        time.advance(Duration.ofSeconds(5));
        assertThat(read()).isEqualTo(new Reading.NoData());
    }

    @Test
    void saysWhenScrapingFailsAndWhenItWorksAgain() {
        MetricSpec spec = spec(Source.PODS_AND_ACTIVATORS);
        loads.follow(GREETER, spec);
        answer = new Scraped.Failed("pods exhausted");
        time.advance(Duration.ofSeconds(3));
        assertThat(loads.follow(GREETER, spec)).isEqualTo(new Outcome.Failed("pods exhausted"));
        answer = new Scraped.Measured(new Load(0, 0));
        time.advance(Duration.ofSeconds(3));
        assertThat(loads.follow(GREETER, spec)).isEqualTo(new Outcome.Fine());
        assertThat(changes).hasSize(2);
    }

    @Test
    void oneSlowPodDoesNotPileUpScrapes() {
        loads = loads(held::add);
        loads.follow(GREETER, spec(Source.PODS_AND_ACTIVATORS));
        time.advance(Duration.ofSeconds(3));
        assertThat(held).hasSize(1);
        held.removeFirst().run();
        time.advance(Duration.ofSeconds(1));
        assertThat(held).hasSize(1);
    }

    @Test
    void knowsNothingOfWhatNobodyAskedFor() {
        loads.record(GREETER, time.instant(), new Load(1, 1));
        assertThat(read()).isEqualTo(new Reading.NoData());
    }

    @Test
    void hostileNumbersAndTimesDoNoHarm() {
        loads.follow(GREETER, spec(Source.ACTIVATORS));
        loads.record(GREETER, time.instant(), new Load(Double.NaN, 1));
        loads.record(GREETER, time.instant(), new Load(1e300, 1));
        loads.record(GREETER, time.instant().plusSeconds(1_000_000_000), new Load(2, 2));
        time.advance(Duration.ofSeconds(1));
        loads.record(GREETER, time.instant(), new Load(4, 4));
        assertThat(read()).isEqualTo(new Reading.Averages(3, 3));
    }

    @Test
    void forgetsAndAsksNoMore() {
        loads.follow(GREETER, spec(Source.PODS_AND_ACTIVATORS));
        loads.forget(GREETER);
        time.advance(Duration.ofSeconds(3));
        assertThat(scrapes).isEqualTo(0);
    }

    private RevisionLoads loads(Executor work) {
        return new RevisionLoads(
                time,
                time,
                work,
                (_, _) -> {
                    scrapes++;
                    return answer;
                },
                changes::add);
    }

    private Reading read() {
        return loads.read(GREETER, ScalingMetric.CONCURRENCY, time.instant());
    }

    private static MetricSpec spec(Source source) {
        return new MetricSpec(Averaging.LINEAR, Duration.ofSeconds(60), Duration.ofSeconds(6), source);
    }
}
