package zeroth.scaling.decision;

/** When the activator stays in the path of requests: Knative's {@code target-burst-capacity}. */
public sealed interface BurstCapacity {
    /** Always: -1 in Knative's words. Pods are then not scraped. */
    record ActivatorAlways() implements BurstCapacity {}

    /** Only while there is no pod: 0 in Knative's words. */
    record ActivatorAtZero() implements BurstCapacity {}

    /** Until the pods could take that many requests more. */
    record Spare(double requests) implements BurstCapacity {}

    /** From Knative's number. */
    static BurstCapacity of(double requests) {
        if (requests < 0) {
            return new ActivatorAlways();
        }
        return requests == 0 ? new ActivatorAtZero() : new Spare(requests);
    }
}
