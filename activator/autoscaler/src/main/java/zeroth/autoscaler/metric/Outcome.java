package zeroth.autoscaler.metric;

/** How collecting went last. */
public sealed interface Outcome {
    /** As it should. */
    record Fine() implements Outcome {}

    /** It did not. */
    record Failed(String why) implements Outcome {}
}
