package zeroth.node.probe;

import java.util.Optional;

/**
 * Answers in a row. Immutable.
 *
 * @param passed how many came since the last failure
 * @param failed how many failures came since the last one that passed
 */
record Tally(int passed, int failed) {
    static final Tally NONE = new Tally(0, 0);

    /** What enough answers in a row mean. */
    enum Verdict {
        HEALTHY,
        UNHEALTHY
    }

    Tally count(Check.Result result) {
        return switch (result) {
            case Check.Passed _ -> new Tally(passed + 1, 0);
            case Check.Failed _ -> new Tally(0, failed + 1);
        };
    }

    Optional<Verdict> verdict(ProbePlan plan) {
        if (passed >= plan.successes()) {
            return Optional.of(Verdict.HEALTHY);
        }
        return failed >= plan.failures() ? Optional.of(Verdict.UNHEALTHY) : Optional.empty();
    }
}
