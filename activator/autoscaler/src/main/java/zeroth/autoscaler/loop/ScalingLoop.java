package zeroth.autoscaler.loop;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.Timer;
import zeroth.scaling.decision.ScalingSpec;

/**
 * The deciders of all Revisions, and their clocks. The registry is one concurrent map; each decider guards itself.
 * {@code changed} is called outside of every lock.
 */
public final class ScalingLoop implements Verdicts, AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(2);

    private final Map<RevisionId, Ticking> deciders = new ConcurrentHashMap<>();
    private final Sights sights;
    private final Timer timer;
    private final InstantSource clock;
    private final Executor work;
    private final Consumer<RevisionId> changed;

    /** Evaluations that somebody wakes run on {@code work}. */
    public ScalingLoop(Sights sights, Timer timer, InstantSource clock, Executor work, Consumer<RevisionId> changed) {
        this.sights = sights;
        this.timer = timer;
        this.clock = clock;
        this.work = work;
        this.changed = changed;
    }

    @Override
    public Verdict follow(RevisionId revision, ScalingSpec spec) {
        Ticking ticking = deciders.computeIfAbsent(revision, _ -> ticking(revision, spec));
        ticking.decider().follow(spec);
        return ticking.decider().verdict();
    }

    /** All that are evaluated. */
    public Set<RevisionId> revisions() {
        return Set.copyOf(deciders.keySet());
    }

    /** No more evaluations of that Revision. */
    public void forget(RevisionId revision) {
        Optional.ofNullable(deciders.remove(revision))
                .ifPresent(ticking -> ticking.ticker().close());
    }

    /** A request waits. An idle Revision is evaluated now, not at its next tick. */
    public void wake(RevisionId revision) {
        Optional.ofNullable(deciders.get(revision))
                .map(Ticking::decider)
                .filter(decider -> decider.verdict().sleeps())
                .ifPresent(decider -> work.execute(() -> evaluate(revision, decider)));
    }

    @Override
    public void close() {
        deciders.keySet().forEach(this::forget);
    }

    private Ticking ticking(RevisionId revision, ScalingSpec spec) {
        Decider decider = new Decider(revision, spec, sights, clock);
        return new Ticking(decider, Ticker.every(TICK, timer, () -> evaluate(revision, decider)));
    }

    private void evaluate(RevisionId revision, Decider decider) {
        switch (decider.evaluate()) {
            case SOME -> changed.accept(revision);
            case NONE -> {}
        }
    }

    private record Ticking(Decider decider, Ticker ticker) {}
}
