package zeroth.queueproxy.http.proxy;

/** How an {@link Exchange} ended. */
public enum Ending {
    /** The whole answer was handed to the connection. */
    ANSWERED,
    /** A stage ended it before the destination had: a timeout. */
    CUT_SHORT,
    /** The client left, which is not an error. */
    CLIENT_GONE,
    /** The answer broke off and cannot be completed. */
    ABORTED
}
