package zeroth.apiserver.object;

/** A text that should be JSON is not; the message says where it goes wrong. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message, null, false, false);
    }
}
