package zeroth.scaling.decision;

import java.time.Duration;
import java.time.Instant;

/** What a scaler remembers between decisions. The peak is the most pods that were asked for since the panic began. */
sealed interface Panic {
    int peak();

    /** What comes next when load is steep: the panic begins, or lasts longer. */
    default Panic risen(Instant now) {
        return new Panicking(now, peak());
    }

    /** What comes next when it is not. */
    Panic eased(Instant now, Duration stableWindow);

    /** No panic. */
    record Calm(int peak) implements Panic {
        @Override
        public Panic eased(Instant now, Duration stableWindow) {
            return this;
        }
    }

    /**
     * Nothing is taken away.
     *
     * @param since when load was steep last
     */
    record Panicking(Instant since, int peak) implements Panic {
        @Override
        public Panic eased(Instant now, Duration stableWindow) {
            return since.plus(stableWindow).isBefore(now) ? new Calm(0) : this;
        }

        Panicking raisedTo(int replicas) {
            return new Panicking(since, Math.max(peak, replicas));
        }
    }
}
