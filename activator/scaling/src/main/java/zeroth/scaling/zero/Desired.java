package zeroth.scaling.zero;

/** How many pods are asked for. */
public sealed interface Desired {
    /** Nobody can say yet: -1 in Knative's words. */
    record Unknown() implements Desired {}

    /** That many. */
    record Replicas(int count) implements Desired {}

    static Desired unknown() {
        return new Unknown();
    }

    static Desired none() {
        return of(0);
    }

    static Desired of(int count) {
        return new Replicas(count);
    }

    default boolean isSome() {
        return this instanceof Replicas(int count) && count > 0;
    }
}
