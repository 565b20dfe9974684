package zeroth.function.event;

import java.util.List;

/** A way to write whole events, and batches of them, into a body. */
public interface EventFormat {
    /** The essence of the content type that announces one event. */
    String mediaType();

    /** The essence of the content type that announces a batch. */
    String batchMediaType();

    Event read(byte[] body);

    /** The events in their order; there may be none. */
    List<Event> readBatch(byte[] body);

    byte[] write(Event event);

    byte[] writeBatch(List<Event> events);
}
