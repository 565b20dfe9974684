package zeroth.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroth.function.dispatch.Execution;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Trigger;
import zeroth.function.http.FunqyEventsConfig.FunctionMapping;

class ConfiguredMappingTest {
    private static final List<FunctionSpec> SPECS = List.of(spec("one"), spec("two"));

    @Test
    void leavesFunctionsAloneThatItDoesNotName() {
        assertThat(new ConfiguredMapping(Map.of()).applied(SPECS)).isEqualTo(SPECS);
    }

    @Test
    void renamesAnswers() {
        var mapping = new ConfiguredMapping(
                Map.of("one", new Mapping(Optional.empty(), Optional.of("answer"), Optional.empty())));

        assertThat(mapping.applied(SPECS))
                .containsExactly(SPECS.getFirst().answering("answer", "one"), SPECS.getLast());
    }

    @Test
    void refusesAFunctionThatIsNotThere() {
        var mapping = new ConfiguredMapping(
                Map.of("three", new Mapping(Optional.empty(), Optional.empty(), Optional.empty())));

        assertThatIllegalStateException()
                .isThrownBy(() -> mapping.applied(SPECS))
                .withMessageContaining("three (expected: one of the functions [one, two])");
    }

    @Test
    void refusesATriggerThatAnotherFunctionHas() {
        var mapping = new ConfiguredMapping(
                Map.of("one", new Mapping(Optional.of("two"), Optional.empty(), Optional.empty())));

        assertThatIllegalStateException()
                .isThrownBy(() -> mapping.triggers(SPECS))
                .withMessageContaining("events of type two");
    }

    private static FunctionSpec spec(String name) {
        return new FunctionSpec(name, new Trigger(name, Map.of()), name + ".output", name, Execution.WORKER);
    }

    private record Mapping(Optional<String> trigger, Optional<String> responseType, Optional<String> responseSource)
            implements FunctionMapping {}
}
