package zeroth.queueproxy.http.tls;

/** A certificate or key that is not what it should be. The message is a sentence for whoever made it. */
public final class UnreadableKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableKeyException(String sentence) {
        super(sentence);
    }

    UnreadableKeyException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
