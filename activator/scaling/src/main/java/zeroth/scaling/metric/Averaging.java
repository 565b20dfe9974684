package zeroth.scaling.metric;

import java.util.stream.IntStream;

/** How the buckets of a {@link Window} become one number: Knative's {@code metric-aggregation-algorithm}. */
public enum Averaging {
    /** Each second counts the same; a silence after the last write shrinks the window, it does not pull down. */
    LINEAR {
        @Override
        double average(Ring ring, long now) {
            int silent = silentSeconds(ring, now);
            return silent >= ring.size() ? 0 : rounded(recent(ring, silent) / divisor(ring, silent));
        }

        private double recent(Ring ring, int silent) {
            // The slots that the silence has reached hold seconds that left the window.
            double stale = IntStream.rangeClosed(1, silent)
                    .mapToDouble(second -> ring.slot(ring.lastWrite() + second))
                    .sum();
            return ring.total() - stale;
        }

        private double divisor(Ring ring, int silent) {
            return Math.min(ring.lastWrite() - ring.firstWrite() + 1, ring.size() - silent);
        }
    },

    /** Newer seconds weigh more. Not normalised: with little history it underestimates, as upstream's does. */
    WEIGHTED_EXPONENTIAL {
        private static final double COVERED = 0.9999;
        private static final double LEAST_WEIGHT = 0.2;

        @Override
        double average(Ring ring, long now) {
            int silent = silentSeconds(ring, now);
            double newest = Math.max(1 - Math.pow(1 - COVERED, 1.0 / ring.size()), LEAST_WEIGHT);
            return IntStream.range(silent, ring.size())
                    .mapToDouble(age -> weight(newest, age) * ring.slot(ring.lastWrite() - (age - silent)))
                    .sum();
        }

        private double weight(double newest, int age) {
            return newest * Math.pow(1 - newest, age);
        }
    };

    private static final double MICRO = 1e6;

    abstract double average(Ring ring, long now);

    private static int silentSeconds(Ring ring, long now) {
        return (int) Math.clamp(now - ring.lastWrite(), 0L, ring.size());
    }

    private static double rounded(double value) {
        return Math.rint(value * MICRO) / MICRO;
    }
}
