package zeroth.function.seen;

/** Hears of each event that came to its end. */
@FunctionalInterface
public interface Observer {
    void ended(Observation observation);
}
