package zeroth.function.duplicate;

import zeroth.function.dispatch.Outcome;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

/**
 * An outcome as the window in memory keeps it. Thousands lie there, and the garbage collector goes through every object of
 * each: one event is packed into one array, what is rarer stays as it is.
 */
sealed interface Kept permits Kept.Whole, PackedEvent {
    static Kept of(Outcome.Success outcome) {
        return outcome instanceof Outcome.Replied replied && PackedEvent.fits(replied.event())
                ? PackedEvent.of(replied.event())
                : new Whole(outcome);
    }

    Outcome.Success outcome();

    /** About how much it takes, in bytes. */
    int size();

    /** An outcome of any kind. */
    record Whole(Outcome.Success outcome) implements Kept {
        /** What an event takes beside its data: one answer may have thousands of events. */
        private static final int ATTRIBUTES = 500;

        @Override
        public int size() {
            return switch (outcome) {
                case Outcome.Replied replied -> size(replied.event());
                case Outcome.RepliedMany many ->
                    many.events().stream().mapToInt(Whole::size).sum();
                case Outcome.Accepted accepted -> 0;
                case Outcome.Returned returned -> 0;
            };
        }

        private static int size(Event event) {
            return ATTRIBUTES
                    + switch (event.data()) {
                        case EventData.None none -> 0;
                        case EventData.Json json -> json.utf8().length;
                        case EventData.Bytes bytes -> bytes.bytes().length;
                    };
        }
    }
}
