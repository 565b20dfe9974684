package zeroth.function;

/** What a function throws to say what its event's sender should do. Every other exception means: repeat it, it may pass. */
public abstract sealed class EventException extends RuntimeException
        permits PermanentEventException, RetryableEventException, BusyEventException, DuplicateEventException {
    private static final long serialVersionUID = 1;

    EventException(String message) {
        super(message);
    }

    EventException(String message, Throwable cause) {
        super(message, cause);
    }
}
