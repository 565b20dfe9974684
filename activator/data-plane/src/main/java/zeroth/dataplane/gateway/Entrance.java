package zeroth.dataplane.gateway;

/** The side that a request comes in at. */
public enum Entrance {
    /** From outside: hosts that are cluster-local do not exist here. */
    EXTERNAL,
    /** From within: every host is served. */
    LOCAL
}
