package zeroth.node.probe;

import java.time.Duration;

/** Asks. Blocks at most {@code timeout} or a little longer. */
@FunctionalInterface
public interface Checker {
    Check.Result ask(Check check, Duration timeout);
}
