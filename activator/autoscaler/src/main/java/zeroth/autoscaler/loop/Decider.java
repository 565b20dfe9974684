package zeroth.autoscaler.loop;

import java.time.Instant;
import java.time.InstantSource;
import zeroth.names.RevisionId;
import zeroth.scaling.decision.Decision;
import zeroth.scaling.decision.Observation;
import zeroth.scaling.decision.Scaler;
import zeroth.scaling.decision.ScalingSpec;

/** One Revision's scaler, its spec and its last verdict. Guarded by its own lock. */
final class Decider {
    private final RevisionId revision;
    private final Sights sights;
    private final InstantSource clock;
    private final Scaler scaler;

    private ScalingSpec spec;
    private Verdict verdict;

    Decider(RevisionId revision, ScalingSpec spec, Sights sights, InstantSource clock) {
        this.revision = revision;
        this.spec = spec;
        this.sights = sights;
        this.clock = clock;
        scaler = Scaler.starting(spec, sights.readyPods(revision), clock.instant());
        verdict = new Verdict.Unknown(Scaler.initialBurstCapacity(spec));
    }

    synchronized Verdict verdict() {
        return verdict;
    }

    synchronized void follow(ScalingSpec other) {
        spec = other;
    }

    /** Evaluates once. Where nothing can be seen the verdict stays. */
    synchronized Change evaluate() {
        Instant now = clock.instant();
        return sights.observe(revision, spec.metric(), now).map(this::decide).orElse(Change.NONE);
    }

    private Change decide(Observation observation) {
        Verdict before = verdict;
        Decision decision = scaler.decide(spec, observation);
        verdict = new Verdict.Decided(decision);
        return switch (before) {
            case Verdict.Unknown _ -> Change.SOME;
            case Verdict.Decided(Decision earlier) -> decision.differsFrom(earlier) ? Change.SOME : Change.NONE;
        };
    }

    enum Change {
        /** Whoever carries decisions out must hear. */
        SOME,
        NONE
    }
}
