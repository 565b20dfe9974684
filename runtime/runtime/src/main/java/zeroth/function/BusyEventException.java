package zeroth.function;

/**
 * A function throws this when it has no room for the event now: the sender is told to repeat it a little later. The
 * message goes into the answer, so it holds nothing secret.
 */
public final class BusyEventException extends EventException {
    private static final long serialVersionUID = 1;

    public BusyEventException(String message) {
        super(message);
    }
}
