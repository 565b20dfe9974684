package zeroth.scaling.decision;

/** How many pods there may be. */
public record Bounds(int least, Most most) {
    public int clamp(int replicas) {
        return most.cap(Math.max(least, replicas));
    }

    /** At least that many, too. */
    public Bounds atLeast(int replicas) {
        return new Bounds(Math.max(least, replicas), most);
    }

    /** The upper bound. */
    public sealed interface Most {
        int cap(int replicas);

        /** There is none: 0 in Knative's words. */
        record Unlimited() implements Most {
            @Override
            public int cap(int replicas) {
                return replicas;
            }
        }

        /** That many. */
        record AtMost(int limit) implements Most {
            @Override
            public int cap(int replicas) {
                return Math.min(limit, replicas);
            }
        }

        /** From Knative's number. */
        static Most of(int limit) {
            return limit == 0 ? new Unlimited() : new AtMost(limit);
        }
    }
}
