package zeroth.scaling.metric;

/** How many pods must be asked to know the mean of all: a sample for 95 % confidence, corrected for few pods. */
public final class Sampling {
    private static final int FEW = 3;
    /** The quantile of the normal distribution for 95 %. */
    private static final double Z = 1.96;
    /** Variance of the load of a pod, in percent of its mean. */
    private static final double VARIANCE = 100;

    private static final double MARGIN_OF_ERROR = 5;
    private static final double UNCORRECTED = Z * Z * VARIANCE / (MARGIN_OF_ERROR * MARGIN_OF_ERROR);

    private Sampling() {}

    public static int size(int pods) {
        return pods <= FEW ? pods : (int) Math.ceil(pods * UNCORRECTED / (pods + UNCORRECTED - 1));
    }
}
