package zeroth.function.limit;

import java.time.Duration;

/** Runs something later. */
@FunctionalInterface
public interface Delay {
    /** What was to run can be called off; afterwards that does nothing. */
    Runnable after(Duration time, Runnable action);
}
