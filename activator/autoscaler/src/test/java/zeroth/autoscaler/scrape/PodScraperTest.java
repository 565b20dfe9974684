package zeroth.autoscaler.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zeroth.autoscaler.pods.ReadyPod;
import zeroth.names.RevisionId;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.scaling.metric.Load;

class PodScraperTest {
    private static final RevisionId GREETER = new RevisionId("default", "greeter-00001");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final long SEED = 20260103;

    private final List<String> asked = new ArrayList<>();

    @Test
    void asksNobodyWhereThereIsNoPod() {
        assertThat(scrape(List.of(), Set.of())).isEqualTo(new Scraped.NoPods());
    }

    @Test
    void addsUpWhatFewPodsSay() {
        assertThat(scrape(pods(3, 0), Set.of())).isEqualTo(new Scraped.Measured(new Load(6, 12)));
        assertThat(asked).hasSize(3);
    }

    @Test
    void extrapolatesFromASampleOfManyPods() {
        assertThat(scrape(pods(100, 0), Set.of())).isEqualTo(new Scraped.Measured(new Load(200, 400)));
        assertThat(asked).hasSize(14);
    }

    @Test
    void prefersPodsThatHaveBeenThereForAWindow() {
        List<ReadyPod> pods = new ArrayList<>(pods(6, 0));
        pods.addAll(IntStream.range(6, 10).mapToObj(i -> pod(i, NOW)).toList());
        scrape(pods, Set.of());
        assertThat(asked).hasSize(7).contains("pod-0", "pod-1", "pod-2", "pod-3", "pod-4", "pod-5");
    }

    @Test
    void asksAnotherPodWhereOneDoesNotAnswer() {
        assertThat(scrape(pods(10, 0), Set.of("pod-1", "pod-2", "pod-3")))
                .isEqualTo(new Scraped.Measured(new Load(20, 40)));
    }

    @Test
    void recordsNothingWhereTooFewAnswer() {
        assertThat(scrape(pods(3, 0), Set.of("pod-1")))
                .isEqualTo(new Scraped.Failed("pods exhausted: 2 of 3 answered"));
    }

    private Scraped scrape(List<ReadyPod> pods, Set<String> silent) {
        PodStats stats = pod -> {
            asked.add(pod.name());
            if (silent.contains(pod.name())) {
                throw new ScrapeFailedException("silent");
            }
            return new StatsReport(GREETER, pod.name(), 3, 1, 5, 1, 100, NOW);
        };
        return new PodScraper(stats, Runnable::run, () -> NOW, new Random(SEED)).scrape(pods, WINDOW);
    }

    private static List<ReadyPod> pods(int count, int first) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> pod(i, NOW.minus(WINDOW)))
                .toList();
    }

    private static ReadyPod pod(int number, Instant since) {
        return new ReadyPod(GREETER, "pod-" + number, "127.0.0.1", OptionalInt.of(9090), since);
    }
}
