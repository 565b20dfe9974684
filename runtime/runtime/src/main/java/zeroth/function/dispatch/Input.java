package zeroth.function.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;
import zeroth.function.event.MediaType;
import zeroth.function.event.RefusedEventException;
import zeroth.function.sdk.SdkEvent;

/** A function's argument, made from events. */
final class Input {
    private static final MediaType UNSAID = MediaType.parse("application/json");

    private final Shape shape;
    private final DataReader reader;

    Input(ObjectMapper mapper, Type type) {
        this.shape = Shape.of(type);
        this.reader = new DataReader(mapper, shape.data());
    }

    /** What the function takes, and the data that a {@code @Context} event beside it has. */
    record Argument(@Nullable Object value, @Nullable Object data) {}

    boolean isMany() {
        return shape.isMany();
    }

    boolean isEvent() {
        return shape.isEvent();
    }

    Argument from(List<Event> events) {
        return shape.isMany()
                ? new Argument(events.stream().map(event -> one(event).value()).toList(), null)
                : one(events.getFirst());
    }

    /** The argument of a call that is no event. */
    Argument plain(EventData json) {
        var data = reader.lenient(json);
        return new Argument(data, data);
    }

    private Argument one(Event event) {
        return switch (shape.holder()) {
            case EVENT -> held(event, data(event));
            case SDK_EVENT -> new Argument(new SdkEvent(event), null);
            case BARE -> bare(required(event));
        };
    }

    private static Argument held(Event event, @Nullable Object data) {
        return new Argument(new ReceivedEvent<>(event.attributes(), data), data);
    }

    private static Argument bare(@Nullable Object data) {
        return new Argument(data, data);
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
