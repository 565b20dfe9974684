package zeroth.function.messaging;

import java.util.Map;
import java.util.Optional;
import zeroth.function.event.EventData;

/**
 * What a message carries, whatever brought it: the properties that are an event's attributes, without their prefix; the
 * trace that its headers name; the broker's key; and what it is not to overtake.
 */
public record Carried(
        Optional<String> contentType,
        Map<String, String> attributes,
        Map<String, String> trace,
        EventData body,
        Optional<String> key,
        Order order) {
    public Carried {
        attributes = Map.copyOf(attributes);
        trace = Map.copyOf(trace);
    }
}
