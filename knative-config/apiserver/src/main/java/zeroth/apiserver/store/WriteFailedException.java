package zeroth.apiserver.store;

/** The disk did not take a write; nothing of it is visible. */
public final class WriteFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WriteFailedException(String message) {
        super(message);
    }

    WriteFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
