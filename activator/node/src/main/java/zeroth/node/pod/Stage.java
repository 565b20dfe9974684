package zeroth.node.pod;

/** Where a pod is in its life. */
public enum Stage {
    LIVING,
    /** Gets no new requests, and ends. */
    TERMINATING,
    /** Nothing of it runs any more. */
    GONE
}
