package zeroth.function.messaging;

/** Tells a broker why it gets a message back. Without a stack trace: it is no surprise. */
final class NotHandledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotHandledException(String reason) {
        super(reason, null, false, false);
    }
}
