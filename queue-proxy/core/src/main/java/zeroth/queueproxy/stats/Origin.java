package zeroth.queueproxy.stats;

/** How a request came to a pod. */
public enum Origin {
    /** Straight from the gateway. */
    DIRECT,
    /** Through an activator, which counted it already. */
    PROXIED
}
