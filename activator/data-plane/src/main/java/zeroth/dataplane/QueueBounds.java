package zeroth.dataplane;

/**
 * How many requests may wait at most. Upstream's bound of 10000 a Revision is never reached, because of how it is
 * counted; this one is.
 */
public record QueueBounds(int perRevision, int perNamespace) {
    public static final QueueBounds DEFAULT = new QueueBounds(10_000, 30_000);

    public QueueBounds {
        if (perRevision < 1 || perNamespace < perRevision) {
            throw new IllegalArgumentException(
                    "queue bounds: %d a Revision, %d a namespace (expected: 1 <= a Revision <= a namespace)"
                            .formatted(perRevision, perNamespace));
        }
    }
}
