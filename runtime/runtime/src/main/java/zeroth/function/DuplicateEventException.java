package zeroth.function;

/** A function throws this when it finds that it has handled the event before: the sender is told that all is well. */
public final class DuplicateEventException extends EventException {
    private static final long serialVersionUID = 1;

    public DuplicateEventException(String message) {
        super(message);
    }
}
