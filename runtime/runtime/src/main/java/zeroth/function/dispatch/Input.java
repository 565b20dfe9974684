package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;
import zeroth.function.event.RefusedEventException;

/** A function's argument, made from an event. */
final class Input {
    private static final MediaType UNSAID = MediaType.parse("application/json");

    private final Shape shape;
    private final DataReader reader;

    Input(ObjectMapper mapper, Type type) {
        this.shape = Shape.of(type);
        this.reader = new DataReader(mapper, shape.data());
    }

    @Nullable
    Object from(Event event) {
        return switch (shape.holder()) {
            case EVENT -> new ReceivedEvent<>(event.attributes(), data(event));
            case BARE -> required(event);
        };
    }

    private @Nullable Object required(Event event) {
        if (event.data() instanceof EventData.None && !shape.isNothing()) {
            throw RefusedEventException.unprocessable("data: missing (expected: what the function takes)");
        }
        return data(event);
    }

    private @Nullable Object data(Event event) {
        return shape.isNothing() ? null : reader.read(event.data(), mediaType(event));
    }

    private static MediaType mediaType(Event event) {
        return event.attributes()
                .value(Attributes.DATA_CONTENT_TYPE)
                .map(MediaType::parse)
                .orElse(UNSAID);
    }
}
