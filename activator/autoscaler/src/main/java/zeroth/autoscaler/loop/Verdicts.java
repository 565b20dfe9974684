package zeroth.autoscaler.loop;

import zeroth.names.RevisionId;
import zeroth.scaling.decision.ScalingSpec;

/** Who says how many pods load asks for. Never blocks. */
@FunctionalInterface
public interface Verdicts {
    /** Sees to it that the Revision is evaluated by that spec, and says what is known of it. */
    Verdict follow(RevisionId revision, ScalingSpec spec);
}
