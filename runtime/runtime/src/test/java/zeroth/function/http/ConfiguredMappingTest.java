package zeroth.function.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroth.function.dispatch.Execution;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.http.FunqyEventsConfig.FunctionMapping;
import zeroth.function.routing.CesqlDialect;
import zeroth.function.routing.FilterReader;
import zeroth.function.routing.Trigger;

class ConfiguredMappingTest {
    private static final List<FunctionSpec> SPECS = List.of(spec("one"), spec("two"));

    @Test
    void leavesFunctionsAloneThatItDoesNotName() {
        assertThat(new ConfiguredMapping(Map.of(), Map.of()).applied(SPECS)).isEqualTo(SPECS);
    }

    @Test
    void renamesAnswers() {
        var mapping = new ConfiguredMapping(
                Map.of("one", new Mapping(Optional.empty(), Optional.of("answer"), Optional.empty())), Map.of());

        assertThat(mapping.applied(SPECS))
                .containsExactly(SPECS.getFirst().answering("answer", "one"), SPECS.getLast());
    }

    @Test
    void refusesAFunctionThatIsNotThere() {
        var mapping = new ConfiguredMapping(
                Map.of("three", new Mapping(Optional.empty(), Optional.empty(), Optional.empty())), Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> mapping.applied(SPECS))
                .withMessageContaining("three (expected: one of the functions [one, two])");
    }

    @Test
    void refusesATriggerThatAnotherFunctionHas() {
        var mapping = new ConfiguredMapping(
                Map.of("one", new Mapping(Optional.of("two"), Optional.empty(), Optional.empty())), Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> mapping.triggers(SPECS, new FilterReader(CesqlDialect.missing())))
                .withMessageContaining("of type two");
    }

    private static FunctionSpec spec(String name) {
        return new FunctionSpec(name, Trigger.of(name), name + ".output", name, Execution.WORKER);
    }

    private record Mapping(Optional<String> trigger, Optional<String> responseType, Optional<String> responseSource)
            implements FunctionMapping {}
}
