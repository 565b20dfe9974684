package zeroth.scaling.decision;

/**
 * How much one pod should carry.
 *
 * @param value what the scaler aims at
 * @param total what a pod can carry
 */
public record Target(double value, double total) {
    private static final double LEAST = 0.01;

    /** A pod of which that fraction should be in use. */
    public static Target of(double total, double fraction) {
        return new Target(Math.max(LEAST, total * fraction), total);
    }
}
