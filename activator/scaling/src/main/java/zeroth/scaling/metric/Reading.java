package zeroth.scaling.metric;

/** What is known of a Revision's load at one instant. */
public sealed interface Reading {
    /** Averages over the two windows. */
    record Averages(double stable, double panic) implements Reading {}

    /** Nobody has reported for a whole stable window, so silence does not mean idleness. */
    record NoData() implements Reading {}
}
