package zeroth.function.dispatch;

/** What to do with an event that no function here takes. */
public enum Unwanted {
    /** It is dead-lettered. */
    REFUSE,
    /** It is dropped, as if it had been handled. */
    ACCEPT,
    /** It is repeated: another version of this application may know it. */
    RETRY
}
