package zeroth.queueproxy.stats;

/** Bytes that are not Knative's statistics. */
public final class MalformedStats extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedStats(String message) {
        super(message);
    }
}
