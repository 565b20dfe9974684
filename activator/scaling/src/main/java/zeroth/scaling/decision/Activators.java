package zeroth.scaling.decision;

/** How many activators a Revision's requests pass through. */
public final class Activators {
    private static final int LEAST = 2;

    private Activators() {}

    public static int count(ScalingSpec spec, int readyPods) {
        return switch (spec.burstCapacity()) {
            case BurstCapacity.ActivatorAtZero _ -> LEAST;
            case BurstCapacity.ActivatorAlways _ -> forLoad(spec, readyPods, 0);
            case BurstCapacity.Spare(double requests) -> forLoad(spec, readyPods, requests);
        };
    }

    private static int forLoad(ScalingSpec spec, int readyPods, double spare) {
        double load = readyPods * spec.target().total() + spare;
        return Math.max(LEAST, (int) Math.ceil(load / spec.activatorCapacity()));
    }
}
