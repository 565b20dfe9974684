package zeroth.function;

/**
 * A function throws this when the same event would fail again: the sender is told not to repeat it, and a broker moves
 * it to its dead-letter sink. The message goes into the answer, so it holds nothing secret.
 */
public final class PermanentEventException extends EventException {
    private static final long serialVersionUID = 1;

    public PermanentEventException(String message) {
        super(message);
    }

    public PermanentEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
