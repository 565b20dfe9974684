package zeroth.autoscaler.scrape;

/** A pod gave no numbers. */
public final class ScrapeFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScrapeFailedException(String message) {
        super(message);
    }

    ScrapeFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
