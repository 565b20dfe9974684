package zeroth.function.event;

/** Why an event will never be accepted. */
public enum Refusal {
    /** It is no CloudEvent, or its data is not what its content type says. */
    MALFORMED,
    /** Its format or its data's content type is one that nobody here reads. */
    UNSUPPORTED_FORMAT,
    /** It is well formed, and no function wants it, or the one that does cannot use it. */
    UNPROCESSABLE
}
