package zeroth.function.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Message;
import zeroth.function.event.Attributes;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;
import zeroth.function.event.Formats;
import zeroth.function.event.RefusedEventException;
import zeroth.function.messaging.Mail.Letter;
import zeroth.function.messaging.Mail.Scrap;

/** From messages to their events. */
record MailReader(Formats formats, int largestBatch) {
    Mail read(Message<?> message, Transport transport) {
        try {
            return read(transport.open(message));
        } catch (RefusedEventException refused) {
            return new Scrap(String.valueOf(refused.getMessage()), Optional.empty());
        }
    }

    private Mail read(Carried carried) {
        try {
            var mode = formats.mode(carried.contentType().orElse(""));
            var events = events(mode, carried).stream()
                    .map(event -> traced(event, carried.trace()))
                    .toList();
            var key = events.stream().findFirst().flatMap(Letter::partitionKey);
            return new Letter(mode, events, key.or(carried::key), lane(carried, key));
        } catch (RefusedEventException refused) {
            return new Scrap(String.valueOf(refused.getMessage()), lane(carried, Optional.empty()));
        }
    }

    private static Optional<String> lane(Carried carried, Optional<String> partitionKey) {
        return switch (carried.order()) {
            case Order.OfKeys keys -> partitionKey.or(carried::key).or(keys::place);
            case Order.OfPlace place -> Optional.of(place.place());
        };
    }

    private List<Event> events(ContentMode mode, Carried carried) {
        return switch (mode) {
            case ContentMode.Binary binary -> List.of(binary(carried));
            case ContentMode.Structured structured ->
                List.of(structured.format().read(Payload.bytes(carried.body())));
            case ContentMode.Batch batch -> bounded(batch.format().readBatch(Payload.bytes(carried.body())));
        };
    }

    private static Event binary(Carried carried) {
        if (carried.attributes().isEmpty()) {
            throw RefusedEventException.malformed(
                    "no event (expected: attributes in its properties, or the content type of an event)");
        }
        var values = new HashMap<>(carried.attributes());
        carried.contentType().ifPresent(type -> values.put(Attributes.DATA_CONTENT_TYPE, type));
        return new Event(new Attributes(values), carried.body());
    }

    private List<Event> bounded(List<Event> events) {
        if (events.size() > largestBatch) {
            throw RefusedEventException.tooLarge(
                    "batch: %d events (expected: at most %d)".formatted(events.size(), largestBatch));
        }
        return events;
    }

    /** What the event says of its trace goes before what the message says. */
    private static Event traced(Event event, Map<String, String> trace) {
        return trace.isEmpty() || event.attributes().isExtension("traceparent")
                ? event
                : new Event(event.attributes().withMissing(trace), event.data());
    }
}
