package zeroth.scaling.decision;

/**
 * What one evaluation says.
 *
 * @param replicas pods that there should be, by load alone
 * @param excessBurstCapacity requests that the ready pods could take beyond those of now and the burst to be expected;
 *     below 0 the activator stays in the path
 */
public record Decision(int replicas, int excessBurstCapacity, Mode mode, Observation observation) {
    /** Whether load is followed steadily, or rose so steeply that nothing is taken away. */
    public enum Mode {
        STABLE,
        PANIC
    }

    /** Whether others must hear: the number changed, or the activator enters or leaves the path. */
    public boolean differsFrom(Decision earlier) {
        return replicas != earlier.replicas || !BurstSign.same(excessBurstCapacity, earlier.excessBurstCapacity);
    }
}
