package zeroth.autoscaler.loop;

import zeroth.scaling.decision.Decision;
import zeroth.scaling.zero.Desired;

/** What the scaler said last. */
public sealed interface Verdict {
    Desired desired();

    /** Below 0 the activator stays in the path. */
    int excessBurstCapacity();

    /** Whether one request makes a difference that must not wait for the next tick. */
    boolean sleeps();

    /** Nothing was measured yet. */
    record Unknown(int excessBurstCapacity) implements Verdict {
        @Override
        public Desired desired() {
            return Desired.unknown();
        }

        @Override
        public boolean sleeps() {
            return true;
        }
    }

    /** A decision was made. */
    record Decided(Decision decision) implements Verdict {
        @Override
        public Desired desired() {
            return Desired.of(decision.replicas());
        }

        @Override
        public int excessBurstCapacity() {
            return decision.excessBurstCapacity();
        }

        @Override
        public boolean sleeps() {
            return decision.replicas() == 0;
        }
    }
}
