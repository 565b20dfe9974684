package zeroth.function.event;

/** Why an event is refused for good. */
public enum Refusal {
    /** It is no event, or not a valid one. */
    MALFORMED,
    /** Its format is one that nobody here reads. */
    UNSUPPORTED_FORMAT,
    /** Its data's content type is one that nobody here reads. */
    UNSUPPORTED_DATA,
    /** A valid event that the function cannot take. */
    UNPROCESSABLE,
    /** There is no function for it. */
    UNWANTED,
    /** More than the limits allow. */
    TOO_LARGE
}
