package zeroth.function.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a batch event by event; a refusal says which event it is about. Confined to its caller. */
public final class BatchReading<T> {
    private final Function<T, Event> format;
    private final List<Event> events = new ArrayList<>();

    public BatchReading(Function<T, Event> format) {
        this.format = format;
    }

    public void add(T written) {
        try {
            events.add(sameVersion(format.apply(written)));
        } catch (RefusedEventException refused) {
            throw RefusedEventException.malformed(
                    "event %d of the batch: %s".formatted(events.size() + 1, refused.getMessage()));
        }
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** HTTP protocol binding 1.0.2, section 3.3.2. */
    private Event sameVersion(Event event) {
        var version = event.attributes().specVersion();
        if (!events.isEmpty() && !events.getFirst().attributes().specVersion().equals(version)) {
            throw RefusedEventException.malformed("specversion: " + version + " (expected: one for the whole batch)");
        }
        return event;
    }
}
