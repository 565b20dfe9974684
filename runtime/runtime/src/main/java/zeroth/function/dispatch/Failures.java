package zeroth.function.dispatch;

import io.quarkus.funqy.runtime.ApplicationException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import zeroth.function.BusyEventException;
import zeroth.function.DuplicateEventException;
import zeroth.function.PermanentEventException;
import zeroth.function.RetryableEventException;
import zeroth.function.event.Refusal;
import zeroth.function.event.RefusedEventException;

/** From a failure to what the sender should know of it. */
public final class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    public static Outcome outcome(Throwable failure) {
        return switch (cause(failure)) {
            case RefusedEventException refused -> new Outcome.Refused(refused.refusal(), message(refused));
            case PermanentEventException permanent -> new Outcome.Refused(Refusal.UNPROCESSABLE, message(permanent));
            case RetryableEventException retryable -> new Outcome.Postponed(message(retryable), retryable.retryAfter());
            case RejectedExecutionException busy -> new Outcome.Busy("every thread is busy");
            case BusyEventException busy -> new Outcome.Busy(message(busy));
            case DuplicateEventException duplicate -> new Outcome.Accepted();
            case Throwable unexpected -> unexpected(unexpected);
        };
    }

    /** Names the failure's type and not its message: that may hold what the sender must not see. */
    private static Outcome unexpected(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "a function failed", failure);
        return new Outcome.Failed("the function failed: " + failure.getClass().getSimpleName());
    }

    private static Throwable cause(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof ApplicationException || failure instanceof CompletionException;
        return wrapper && cause != null ? cause(cause) : failure;
    }

    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }
}
