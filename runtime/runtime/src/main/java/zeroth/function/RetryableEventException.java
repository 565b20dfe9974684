package zeroth.function;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function throws this when the same event may succeed later: the sender is told to repeat it, not before the given
 * time has passed. The message goes into the answer, so it holds nothing secret.
 */
public final class RetryableEventException extends EventException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration retryAfter;

    public RetryableEventException(String message) {
        super(message);
        this.retryAfter = null;
    }

    public RetryableEventException(String message, Throwable cause) {
        super(message, cause);
        this.retryAfter = null;
    }

    public RetryableEventException(String message, Duration retryAfter) {
        super(message);
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter: " + retryAfter + " (expected: zero or more)");
        }
        this.retryAfter = retryAfter;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
