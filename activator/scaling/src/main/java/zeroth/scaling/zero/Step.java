package zeroth.scaling.zero;

import java.time.Duration;

/** What is to be done about a Revision's scale now. */
public sealed interface Step {
    /** Give the Deployment that many replicas. */
    record Apply(int replicas, Recheck recheck) implements Step {}

    /** Leave the Deployment alone; {@code desired} goes into the status. */
    record Keep(Desired desired, Recheck recheck) implements Step {}

    /** Ask the activator whether it answers for the Revision; if so {@code reached}, else keep and ask again. */
    record AskActivator(Step reached) implements Step {}

    /** When to look again though nothing else happens. */
    sealed interface Recheck {
        /** Not needed. */
        record Never() implements Recheck {}

        /** After that time. */
        record After(Duration delay) implements Recheck {}
    }

    static Step apply(int replicas) {
        return new Apply(replicas, new Recheck.Never());
    }

    static Step apply(int replicas, Duration recheck) {
        return new Apply(replicas, new Recheck.After(recheck));
    }

    static Step keep(Desired desired) {
        return new Keep(desired, new Recheck.Never());
    }

    static Step keep(Desired desired, Duration recheck) {
        return new Keep(desired, new Recheck.After(recheck));
    }
}
