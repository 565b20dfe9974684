package zeroth.autoscaler.metric;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import zeroth.autoscaler.loop.Ticker;
import zeroth.autoscaler.scrape.Scraped;
import zeroth.queueproxy.time.Timer;
import zeroth.scaling.metric.Load;
import zeroth.scaling.metric.LoadWindows;
import zeroth.scaling.metric.LoadWindows.Silence;
import zeroth.scaling.metric.Reading;
import zeroth.scaling.metric.ScalingMetric;

/**
 * The load of one Revision, gathered second by second. Its parts guard themselves; at most one scrape is under way.
 * {@code changed} is called when collecting begins to fail, or to work again.
 */
final class Collecting implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final LoadWindows windows;
    private final AtomicReference<MetricSpec> spec;
    private final AtomicReference<Outcome> outcome = new AtomicReference<>(new Outcome.Fine());
    private final AtomicBoolean scraping = new AtomicBoolean();
    private final InstantSource clock;
    private final Executor work;
    private final Function<Duration, Scraped> scrape;
    private final Runnable changed;
    private final Ticker ticker;

    Collecting(
            MetricSpec spec,
            Timer timer,
            InstantSource clock,
            Executor work,
            Function<Duration, Scraped> scrape,
            Runnable changed) {
        windows = new LoadWindows(spec.averaging(), spec.stableWindow(), spec.panicWindow());
        this.spec = new AtomicReference<>(spec);
        this.clock = clock;
        this.work = work;
        this.scrape = scrape;
        this.changed = changed;
        ticker = Ticker.every(PERIOD, timer, this::tick);
    }

    /** The averaging stays what it was at the beginning, as upstream's does. */
    void follow(MetricSpec other) {
        spec.set(other);
        windows.resize(clock.instant(), other.stableWindow(), other.panicWindow());
    }

    void record(Instant when, Load load) {
        windows.record(when, load);
    }

    Reading read(ScalingMetric metric, Instant now) {
        Silence silence = switch (spec.get().source()) {
            case PODS_AND_ACTIVATORS -> Silence.SAYS_NOTHING;
            case ACTIVATORS -> Silence.MEANS_IDLE;
        };
        return windows.read(metric, now, silence);
    }

    Outcome outcome() {
        return outcome.get();
    }

    @Override
    public void close() {
        ticker.close();
    }

    private void tick() {
        switch (spec.get().source()) {
            case ACTIVATORS -> settle(new Outcome.Fine());
            case PODS_AND_ACTIVATORS -> beginScrape();
        }
    }

    private void beginScrape() {
        if (scraping.compareAndSet(false, true)) {
            work.execute(this::scrape);
        }
    }

    private void scrape() {
        try {
            settle(taken(scrape.apply(spec.get().stableWindow())));
        } finally {
            scraping.set(false);
        }
    }

    private Outcome taken(Scraped scraped) {
        return switch (scraped) {
            case Scraped.Measured(Load load) -> {
                windows.record(clock.instant(), load);
                yield new Outcome.Fine();
            }
            case Scraped.NoPods _ -> new Outcome.Fine();
            case Scraped.Failed(String why) -> new Outcome.Failed(why);
        };
    }

    private void settle(Outcome next) {
        if (!outcome.getAndSet(next).equals(next)) {
            changed.run();
        }
    }
}
