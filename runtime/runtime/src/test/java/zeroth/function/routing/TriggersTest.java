package zeroth.function.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroth.function.event.Attributes;

class TriggersTest {
    @Test
    void choosesByTypeAndFallsBackToTheFunctionForAllTypes() {
        var triggers = triggers(binding("orders", "order", Map.of()), binding("rest", "*", Map.of()));

        assertThat(triggers.match(event("order", Map.of()))).contains("orders");
        assertThat(triggers.match(event("anything", Map.of()))).contains("rest");
    }

    @Test
    void findsNothingForATypeThatNobodyWants() {
        assertThat(triggers(binding("orders", "order", Map.of())).match(event("refund", Map.of())))
                .isEmpty();
    }

    @Test
    void tellsFunctionsForOneTypeApartByTheirAttributes() {
        var triggers = triggers(
                binding("gold", "order", Map.of("tier", "gold")),
                binding("silver", "order", Map.of("tier", "silver", "source", "/shop")),
                binding("rest", "*", Map.of()));

        assertThat(triggers.match(event("order", Map.of("tier", "gold")))).contains("gold");
        assertThat(triggers.match(event("order", Map.of("tier", "silver")))).contains("silver");
        assertThat(triggers.match(event("order", Map.of("tier", "tin")))).contains("rest");
    }

    @Test
    void refusesTwoFunctionsThatCouldWantOneEvent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> triggers(binding("one", "order", Map.of()), binding("two", "order", Map.of())))
                .withMessageContaining("one and two");
        assertThatIllegalStateException()
                .isThrownBy(() -> triggers(
                        binding("one", "order", Map.of("tier", "gold")),
                        binding("two", "order", Map.of("region", "eu"))));
    }

    @Test
    void oneFunctionMayWantOneEventTwice() {
        assertThatCode(() -> triggers(binding("one", "order", Map.of()), binding("one", "order", Map.of())))
                .doesNotThrowAnyException();
    }

    private static Triggers triggers(Triggers.Binding... bindings) {
        return new Triggers(List.of(bindings), new FilterReader(CesqlDialect.missing()));
    }

    private static Triggers.Binding binding(String function, String type, Map<String, String> conditions) {
        return new Triggers.Binding(function, new Trigger(type, conditions, ""));
    }

    private static Attributes event(String type, Map<String, String> others) {
        var values = new HashMap<>(others);
        values.putAll(Map.of("id", "1", "source", "/shop", "specversion", "1.0", "type", type));
        return new Attributes(values);
    }
}
