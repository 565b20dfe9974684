package zeroth.scaling.zero;

import zeroth.scaling.decision.Bounds;
import zeroth.scaling.decision.Reachability;
import zeroth.scaling.decision.ScalingSpec;

/** Whether a Revision has once had the pods that it starts with: {@code ScaleTargetInitialized}. */
public enum Start {
    UNDER_WAY,
    DONE;

    /** Bounds as long as the Revision starts: not below the initial scale. */
    public Bounds bounds(ScalingSpec spec) {
        boolean starts = this == UNDER_WAY && spec.reachability() == Reachability.REACHABLE;
        // One pod needs no bound: whoever is Activating keeps what the Deployment was made with.
        return starts && spec.initialScale() > 1 ? spec.bounds().atLeast(spec.initialScale()) : spec.bounds();
    }

    /** Ready pods that make the Revision active. */
    public int threshold(ScalingSpec spec) {
        int least = spec.bounds().least();
        return switch (this) {
            case UNDER_WAY -> Math.max(least, spec.initialScale());
            case DONE -> Math.max(least, 1);
        };
    }
}
