package zeroth.function.event;

/** Where events are in an HTTP message. */
public sealed interface ContentMode {
    /** Attributes in headers, data in the body. */
    record Binary() implements ContentMode {}

    /** One event, whole, in the body. */
    record Structured(EventFormat format) implements ContentMode {}

    /** Any number of events in the body. */
    record Batch(EventFormat format) implements ContentMode {}
}
