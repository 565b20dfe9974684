package zeroth.function.event;

import java.util.List;
import java.util.stream.Collectors;

/** The event formats that this application reads. The first is the one in which it answers a binary event by a batch. */
public record Formats(List<EventFormat> formats) {
    private static final String EVENT = "application/cloudevents";

    public Formats {
        formats = List.copyOf(formats);
    }

    public EventFormat preferred() {
        return formats.getFirst();
    }

    /** Whether a content type announces events in the body, in whatever format. */
    public static boolean announcesEvents(String contentType) {
        return contentType.regionMatches(true, 0, EVENT, 0, EVENT.length());
    }

    /** The mode that a message's content type announces. */
    public ContentMode mode(String contentType) {
        if (!announcesEvents(contentType)) {
            return new ContentMode.Binary();
        }
        var essence = MediaType.parse(contentType).essence();
        for (var format : formats) {
            if (essence.equals(format.mediaType())) {
                return new ContentMode.Structured(format);
            }
            if (essence.equals(format.batchMediaType())) {
                return new ContentMode.Batch(format);
            }
        }
        throw RefusedEventException.unsupportedFormat(
                "content-type: %s (expected: %s, a batch of them, or binary mode)".formatted(essence, known()));
    }

    private String known() {
        return formats.stream().map(EventFormat::mediaType).collect(Collectors.joining(", "));
    }
}
