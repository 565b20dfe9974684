package zeroth.scaling.decision;

/**
 * The most that one decision changes.
 *
 * @param up ready pods are at most multiplied by this
 * @param down ready pods are at most divided by this
 */
public record Rates(double up, double down) {}
