package zeroth.function.event;

/** Where an event is in an HTTP message. */
public enum ContentMode {
    /** Attributes in headers, data in the body. */
    BINARY,
    /** One JSON object in the body. */
    STRUCTURED;

    private static final String EVENT = "application/cloudevents";

    /** The mode that a message's content type announces. */
    public static ContentMode of(String contentType) {
        var essence = MediaType.parse(contentType).essence();
        if (!essence.startsWith(EVENT)) {
            return BINARY;
        }
        if (essence.equals(StructuredMode.CONTENT_TYPE)) {
            return STRUCTURED;
        }
        throw RefusedEventException.unsupportedFormat(
                "content-type: " + essence + " (expected: " + StructuredMode.CONTENT_TYPE + " or binary mode)");
    }
}
