package zeroth.function.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.Event;
import zeroth.function.event.JsonFormat;

/** Outcomes as text, for windows outside this process: a letter, and the events as a batch in JSON. */
public record OutcomeText(JsonFormat json) {
    private static final String NOTHING = "N";
    private static final String ONE = "O";
    private static final String MANY = "M";

    public String write(Outcome.Success outcome) {
        return switch (outcome) {
            case Outcome.Replied replied -> ONE + batch(List.of(replied.event()));
            case Outcome.RepliedMany many -> MANY + batch(many.events());
            case Outcome.Accepted accepted -> NOTHING;
            case Outcome.Returned returned -> NOTHING;
        };
    }

    public Outcome.Success read(String text) {
        var events = text.substring(1);
        return switch (text.substring(0, 1)) {
            case ONE -> new Outcome.Replied(batch(events).getFirst());
            case MANY -> new Outcome.RepliedMany(batch(events));
            case NOTHING -> new Outcome.Accepted();
            case String other -> throw new IllegalArgumentException("outcome: " + other + " (expected: N, O or M)");
        };
    }

    private String batch(List<Event> events) {
        return new String(json.writeBatch(events), UTF_8);
    }

    private List<Event> batch(String events) {
        return json.readBatch(events.getBytes(UTF_8));
    }
}
