package zeroth.apiserver.store;

/** The data file cannot be used; the message is a sentence for the person at the terminal. */
public final class BrokenDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenDataException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
