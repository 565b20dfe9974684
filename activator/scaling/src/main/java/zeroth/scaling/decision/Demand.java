package zeroth.scaling.decision;

/**
 * Pods that an average of load asks for. Pure.
 *
 * @param raw pods needed
 * @param limited as many of them as one decision may reach
 */
record Demand(double raw, int limited) {
    static Demand of(ScalingSpec spec, int readyPods, double load) {
        double raw = Math.ceil(load / spec.target().value());
        int limited = limited(spec, Math.max(1, readyPods), raw);
        return new Demand(raw, activated(spec, raw, limited));
    }

    /** Whether so many times the ready pods are needed that it is a panic. */
    boolean isSteep(ScalingSpec spec, int readyPods) {
        return raw / Math.max(1, readyPods) >= spec.panicThreshold();
    }

    private static int limited(ScalingSpec spec, int pods, double raw) {
        double most = Math.ceil(spec.rates().up() * pods);
        double least = switch (spec.reachability()) {
            case REACHABLE -> Math.floor(pods / spec.rates().down());
            case UNREACHABLE -> 0;
        };
        return (int) Math.min(Math.max(raw, least), most);
    }

    private static int activated(ScalingSpec spec, double raw, int limited) {
        return spec.activationScale() > 1 && raw > 0 ? Math.max(limited, spec.activationScale()) : limited;
    }
}
