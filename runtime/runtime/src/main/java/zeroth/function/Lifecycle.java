package zeroth.function;

/**
 * What a bean implements to hear how its application fares, and to say how it fares itself: a class with functions, or
 * any other. The methods may block. One that throws at the start or before a checkpoint stops it; elsewhere that is
 * logged.
 */
public interface Lifecycle {
    /** The application has started; no event has come yet. */
    default void started() {}

    /** The application ends: no event is being handled any more. */
    default void stopping() {}

    /** The process is about to be written to disk: close connections and files. */
    default void beforeCheckpoint() {}

    /** The process was read from disk, maybe elsewhere and much later. */
    default void afterRestore() {}

    /** Whether the process is to go on; if not, it is restarted. */
    default boolean live() {
        return true;
    }

    /** Whether events may come. */
    default boolean ready() {
        return true;
    }
}
