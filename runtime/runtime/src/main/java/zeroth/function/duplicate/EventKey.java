package zeroth.function.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import zeroth.function.dispatch.Delivery;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

/**
 * What makes two deliveries one: the function, and the events' source and id. And a checksum of their data: a sender that
 * gives one id to two events is wrong, but the second must not be lost for that.
 */
public record EventKey(String function, String events, long checksum) {
    public static EventKey of(Delivery delivery) {
        return new EventKey(
                delivery.function().spec().name(), identities(delivery.events()), checksum(delivery.events()));
    }

    /** One text for one key, and no other. */
    public String text() {
        return function + "\n" + checksum + "\n" + events;
    }

    /** Neither a source nor an id may forge the other: the length leads. */
    private static String identities(List<Event> events) {
        return events.size() == 1
                ? identity(events.getFirst())
                : events.stream().map(EventKey::identity).collect(Collectors.joining("\n"));
    }

    private static String identity(Event event) {
        var source = event.attributes().source();
        return source.length() + ":" + source + event.attributes().id();
    }

    private static long checksum(List<Event> events) {
        long sum = 0;
        for (var event : events) {
            sum = Checksum.of(sum, event.attributes().type().getBytes(UTF_8));
            sum = switch (event.data()) {
                case EventData.None none -> sum;
                case EventData.Json json -> Checksum.of(sum, json.utf8());
                case EventData.Bytes bytes -> Checksum.of(sum, bytes.bytes());
            };
        }
        return sum;
    }
}
