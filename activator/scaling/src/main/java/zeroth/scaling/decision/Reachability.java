package zeroth.scaling.decision;

/** Whether a Route leads to the Revision. */
public enum Reachability {
    /** One does, or nobody has said yet. */
    REACHABLE,
    /** None does: it may go as fast as it can, whatever its bounds. */
    UNREACHABLE
}
