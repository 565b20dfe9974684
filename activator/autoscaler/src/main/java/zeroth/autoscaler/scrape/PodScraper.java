package zeroth.autoscaler.scrape;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zeroth.autoscaler.pods.ReadyPod;
import zeroth.scaling.metric.Load;
import zeroth.scaling.metric.Sampling;

/** Asks pods directly. Immutable; blocks, and asks on threads of {@code work}. */
public final class PodScraper {
    private static final System.Logger LOG = System.getLogger(PodScraper.class.getName());

    private final PodStats stats;
    private final Executor work;
    private final InstantSource clock;
    private final RandomGenerator random;

    public PodScraper(PodStats stats, Executor work, InstantSource clock, RandomGenerator random) {
        this.stats = stats;
        this.work = work;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What the pods carry together.
     *
     * @param stableWindow how long a pod must have been here for its load to be typical
     */
    public Scraped scrape(Collection<ReadyPod> pods, Duration stableWindow) {
        int sample = Sampling.size(pods.size());
        return sample == 0 ? new Scraped.NoPods() : extrapolated(ask(pods, sample, stableWindow), sample, pods.size());
    }

    private List<Load> ask(Collection<ReadyPod> pods, int sample, Duration stableWindow) {
        Queue<ReadyPod> candidates = new ConcurrentLinkedQueue<>(
                Candidates.order(pods, sample, clock.instant().minus(stableWindow), random));
        List<CompletableFuture<Optional<Load>>> workers = IntStream.range(0, sample)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> firstAnswer(candidates), work))
                .toList();
        return workers.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Scraped extrapolated(List<Load> answers, int sample, int pods) {
        if (answers.size() < sample) {
            return new Scraped.Failed("pods exhausted: %d of %d answered".formatted(answers.size(), sample));
        }
        double factor = (double) pods / sample;
        return new Scraped.Measured(new Load(
                factor * answers.stream().mapToDouble(Load::concurrency).sum(),
                factor * answers.stream().mapToDouble(Load::requestsPerSecond).sum()));
    }

    private Optional<Load> firstAnswer(Queue<ReadyPod> candidates) {
        return Stream.generate(candidates::poll)
                .takeWhile(pod -> pod != null)
                .flatMap(pod -> answer(pod).stream())
                .findFirst();
    }

    private Optional<Load> answer(ReadyPod pod) {
        try {
            return Optional.of(Load.of(stats.ask(pod))).filter(Load::isPlausible);
        } catch (ScrapeFailedException e) {
            LOG.log(System.Logger.Level.DEBUG, "Pod {0} gave no numbers: {1}", pod.name(), e.getMessage());
            return Optional.empty();
        }
    }
}
