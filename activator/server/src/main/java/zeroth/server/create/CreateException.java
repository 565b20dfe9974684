package zeroth.server.create;

/** A project that cannot be made; the message is a sentence for whoever asked for it. */
final class CreateException extends Exception {
    private static final long serialVersionUID = 1L;

    CreateException(String message) {
        super(message);
    }
}
