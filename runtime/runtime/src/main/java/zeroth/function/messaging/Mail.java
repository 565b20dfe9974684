package zeroth.function.messaging;

import java.util.List;
import java.util.Optional;
import zeroth.function.event.ContentMode;
import zeroth.function.event.Event;

/** What a message turned out to be. Mail of one lane is handled in its order; without one it has no order. */
sealed interface Mail {
    Optional<String> lane();

    /** Events, and the key that keeps what follows from them in order: the sender's, else the broker's. */
    record Letter(ContentMode mode, List<Event> events, Optional<String> key, Optional<String> lane) implements Mail {
        private static final String PARTITION_KEY = "partitionkey";

        public Letter {
            events = List.copyOf(events);
        }

        /** The key of an answer: its own, else that of what it answers. */
        Optional<String> keyOf(Event answer) {
            return partitionKey(answer).or(() -> key);
        }

        static Optional<String> partitionKey(Event event) {
            return event.attributes().value(PARTITION_KEY);
        }
    }

    /** No event, or none that can be read. */
    record Scrap(String reason, Optional<String> lane) implements Mail {}
}
