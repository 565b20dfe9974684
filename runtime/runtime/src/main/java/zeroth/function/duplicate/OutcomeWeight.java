package zeroth.function.duplicate;

import zeroth.function.dispatch.Outcome;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

/** How much memory an outcome takes, in units of 4 KiB. */
final class OutcomeWeight {
    private static final int UNIT = 4096;

    private OutcomeWeight() {}

    static int of(Outcome.Success outcome) {
        return switch (outcome) {
            case Outcome.Replied replied -> 1 + size(replied.event()) / UNIT;
            case Outcome.RepliedMany many ->
                1 + many.events().stream().mapToInt(OutcomeWeight::size).sum() / UNIT;
            case Outcome.Accepted accepted -> 1;
            case Outcome.Returned returned -> 1;
        };
    }

    private static int size(Event event) {
        return switch (event.data()) {
            case EventData.None none -> 0;
            case EventData.Json json -> json.utf8().length;
            case EventData.Bytes bytes -> bytes.bytes().length;
        };
    }
}
