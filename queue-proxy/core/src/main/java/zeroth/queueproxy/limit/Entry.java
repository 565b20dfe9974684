package zeroth.queueproxy.limit;

/** What a {@link Gate} says to one that wants in. */
public sealed interface Entry {
    /** Inside: go on. */
    record Admitted(Permit permit) implements Entry {}

    /** In the queue: the action handed to {@link Gate#enter} will run, unless the permit is closed before. */
    record Queued(Permit permit) implements Entry {}

    /** There is no room, not even in the queue. */
    record Full() implements Entry {}
}
