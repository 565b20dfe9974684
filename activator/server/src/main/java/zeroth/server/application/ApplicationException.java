package zeroth.server.application;

/** An Application that cannot be run; the message says why. */
public final class ApplicationException extends Exception {
    private static final long serialVersionUID = 1L;

    ApplicationException(String message) {
        super(message);
    }

    ApplicationException(String message, Throwable cause) {
        super(message, cause);
    }
}
