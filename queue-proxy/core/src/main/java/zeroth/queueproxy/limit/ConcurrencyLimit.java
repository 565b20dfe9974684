package zeroth.queueproxy.limit;

/** How many requests a destination takes at once: Knative's {@code containerConcurrency}. */
public sealed interface ConcurrencyLimit {
    ConcurrencyLimit UNLIMITED = new Unlimited();

    /** Reads Knative's number, where 0 says that there is no limit. */
    static ConcurrencyLimit of(int containerConcurrency) {
        return containerConcurrency == 0 ? UNLIMITED : new AtMost(containerConcurrency);
    }

    /** Everything is let in at once. */
    record Unlimited() implements ConcurrencyLimit {}

    /** At most {@code requests} at once. */
    record AtMost(int requests) implements ConcurrencyLimit {
        public AtMost {
            if (requests < 1) {
                throw new IllegalArgumentException("requests: " + requests + " (expected: at least 1)");
            }
        }
    }
}
