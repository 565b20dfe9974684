package zeroth.function.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Events as JSON objects (JSON event format 1.0.2), batches as arrays of them. */
public final class JsonFormat implements EventFormat {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

    private final JsonReader reader;
    private final JsonWriter writer;

    public JsonFormat(ObjectMapper mapper) {
        this.reader = new JsonReader(mapper);
        this.writer = new JsonWriter(mapper);
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public String batchMediaType() {
        return BATCH_MEDIA_TYPE;
    }

    @Override
    public Event read(byte[] body) {
        return reader.event(body);
    }

    @Override
    public List<Event> readBatch(byte[] body) {
        return reader.batch(body);
    }

    @Override
    public byte[] write(Event event) {
        return writer.event(event);
    }

    @Override
    public byte[] writeBatch(List<Event> events) {
        return writer.batch(events);
    }
}
