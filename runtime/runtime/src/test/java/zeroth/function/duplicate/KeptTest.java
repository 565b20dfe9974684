package zeroth.function.duplicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.function.dispatch.Outcome;
import zeroth.function.event.Attributes;
import zeroth.function.event.Event;
import zeroth.function.event.EventData;

class KeptTest {
    private static final Map<String, String> REQUIRED =
            Map.of("specversion", "1.0", "id", "1", "source", "/me", "type", "t");

    @ParameterizedTest
    @ValueSource(strings = {"plain", "7:7:7", "\u0000", "é€😀", ":", "12"})
    void givesBackWhatWasPacked(String value) {
        var data = new EventData.Json("{\"a\": \"é\"}".getBytes(UTF_8));

        kept(new Outcome.Replied(event(value, Map.of(), data)));
    }

    @Test
    void givesBackAValueOfAnyLength() {
        kept(new Outcome.Replied(event("é".repeat(100_000), Map.of(), new EventData.None())));
    }

    @Test
    void givesBackBytesAndNoData() {
        kept(new Outcome.Replied(event("x", Map.of(), EventData.of(new byte[] {0, -1, 1}))));
        kept(new Outcome.Replied(event("x", Map.of(), new EventData.None())));
        kept(new Outcome.Replied(event("x", Map.of(), new EventData.Json(new byte[0]))));
    }

    @Test
    void givesBackTypesOfAttributesAndOtherOutcomes() {
        var typed = event("12", Map.of("extension", Attributes.Type.INTEGER), new EventData.None());

        kept(new Outcome.Replied(typed));
        kept(new Outcome.RepliedMany(List.of(typed, typed)));
        kept(new Outcome.Accepted());
    }

    @Test
    void countsTheDataOfAllEventsAndTheEventsThemselves() {
        var event = event("x", Map.of("extension", Attributes.Type.INTEGER), EventData.of(new byte[5000]));

        assertThat(Kept.of(new Outcome.RepliedMany(List.of(event, event))).size())
                .isEqualTo(11_000);
        assertThat(Kept.of(new Outcome.Replied(event("x", Map.of(), EventData.of(new byte[5000]))))
                        .size())
                .isBetween(5000, 5200);
    }

    private static void kept(Outcome.Success outcome) {
        assertThat(Kept.of(outcome).outcome()).usingRecursiveComparison().isEqualTo(outcome);
    }

    private static Event event(String extension, Map<String, Attributes.Type> types, EventData data) {
        var values = new HashMap<>(REQUIRED);
        values.put("extension", extension);
        return new Event(new Attributes(values, types), data);
    }
}
