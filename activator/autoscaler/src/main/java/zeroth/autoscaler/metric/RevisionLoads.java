package zeroth.autoscaler.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import zeroth.autoscaler.scrape.Scraped;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.Timer;
import zeroth.scaling.metric.Load;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.metric.ScalingMetric;

/** The load of all Revisions. One concurrent map of values that guard themselves. */
public final class RevisionLoads implements AutoCloseable {
    private final Map<RevisionId, Collecting> all = new ConcurrentHashMap<>();
    private final Timer timer;
    private final InstantSource clock;
    private final Executor work;
    private final BiFunction<RevisionId, Duration, Scraped> scrape;
    private final Consumer<RevisionId> changed;

    /**
     * Scrapes run on {@code work}.
     *
     * @param scrape asks a Revision's pods, given its stable window
     * @param changed a Revision's collecting begins to fail, or to work again
     */
    public RevisionLoads(
            Timer timer,
            InstantSource clock,
            Executor work,
            BiFunction<RevisionId, Duration, Scraped> scrape,
            Consumer<RevisionId> changed) {
        this.timer = timer;
        this.clock = clock;
        this.work = work;
        this.scrape = scrape;
        this.changed = changed;
    }

    /** Sees to it that the Revision's load is collected so, and says how it went last. */
    public Outcome follow(RevisionId revision, MetricSpec spec) {
        Collecting collecting = all.computeIfAbsent(revision, _ -> begin(revision, spec));
        collecting.follow(spec);
        return collecting.outcome();
    }

    public void forget(RevisionId revision) {
        Optional.ofNullable(all.remove(revision)).ifPresent(Collecting::close);
    }

    /**
     * What an activator reports. A Revision that nobody asks about is none of ours. A time to come counts as now: it
     * would make all that is recorded until then too old.
     */
    public void record(RevisionId revision, Instant when, Load load) {
        Instant now = clock.instant();
        Optional.ofNullable(all.get(revision))
                .filter(_ -> load.isPlausible())
                .ifPresent(collecting -> collecting.record(when.isAfter(now) ? now : when, load));
    }

    public Reading read(RevisionId revision, ScalingMetric metric, Instant now) {
        return Optional.ofNullable(all.get(revision))
                .map(collecting -> collecting.read(metric, now))
                .orElseGet(Reading.NoData::new);
    }

    @Override
    public void close() {
        all.keySet().forEach(this::forget);
    }

    private Collecting begin(RevisionId revision, MetricSpec spec) {
        return new Collecting(
                spec, timer, clock, work, window -> scrape.apply(revision, window), () -> changed.accept(revision));
    }
}
