package zeroth.queueproxy.time;

import java.time.Duration;

/** Runs something once, later. */
public interface Timer {
    /** Runs {@code action} after {@code delay}, on a thread of the timer's choice. */
    Pending after(Duration delay, Runnable action);

    /** An action that has not run yet. Cancelling twice, or after it ran, does nothing. */
    interface Pending {
        void cancel();
    }
}
