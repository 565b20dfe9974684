package zeroth.dataplane.throttle;

/** How many requests one pod may have at once: {@code containerConcurrency}. */
public sealed interface ConcurrencyLimit {
    boolean hasRoomBeside(int inFlight);

    /** Knative's number, where 0 means that there is no limit. */
    static ConcurrencyLimit of(long containerConcurrency) {
        return containerConcurrency == 0 ? new Unlimited() : new AtMost(Math.toIntExact(containerConcurrency));
    }

    record Unlimited() implements ConcurrencyLimit {
        @Override
        public boolean hasRoomBeside(int inFlight) {
            return true;
        }
    }

    record AtMost(int requests) implements ConcurrencyLimit {
        public AtMost {
            if (requests < 1) {
                throw new IllegalArgumentException("containerConcurrency: %d (expected: >= 0)".formatted(requests));
            }
        }

        @Override
        public boolean hasRoomBeside(int inFlight) {
            return inFlight < requests;
        }
    }
}
