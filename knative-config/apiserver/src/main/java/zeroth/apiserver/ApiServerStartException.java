package zeroth.apiserver;

/** The API server could not start; the message is a sentence for the person at the terminal. */
public final class ApiServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ApiServerStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
