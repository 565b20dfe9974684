package zeroth.function.dispatch;

/** The thread on which a function is called. */
public enum Execution {
    /** A worker thread, as with Funqy: the function may block. */
    WORKER,
    VIRTUAL_THREAD,
    /** The function promises not to block. */
    EVENT_LOOP
}
