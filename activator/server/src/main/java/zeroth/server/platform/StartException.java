package zeroth.server.platform;

/** The platform cannot start, or is not there; the message is for the user. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }
}
