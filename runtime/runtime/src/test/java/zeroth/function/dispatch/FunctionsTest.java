package zeroth.function.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.runtime.FunctionInvoker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zeroth.function.event.Attributes;
import zeroth.function.event.Refusal;
import zeroth.function.event.RefusedEventException;
import zeroth.function.routing.CesqlDialect;
import zeroth.function.routing.FilterReader;
import zeroth.function.routing.Trigger;
import zeroth.function.routing.Triggers;

class FunctionsTest {
    @Test
    void choosesTheFunctionThatWantsTheEvent() {
        assertThat(chosen(functions(Optional.empty()), "two")).isEqualTo("two");
    }

    @Test
    void refusesAnEventThatNoFunctionWants() {
        assertThatExceptionOfType(RefusedEventException.class)
                .isThrownBy(() -> functions(Optional.empty()).choose(event("three")))
                .withMessageContaining("type: three")
                .matches(refused -> refused.refusal() == Refusal.UNWANTED);
    }

    @Test
    void givesEveryTypeToAnExportedFunction() {
        assertThat(chosen(functions(Optional.of("one")), "two")).isEqualTo("one");
        assertThat(chosen(functions(Optional.of("one")), "three")).isEqualTo("one");
    }

    @Test
    void refusesToExportAFunctionThatIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> functions(Optional.of("three")))
                .withMessageContaining("quarkus.funqy.export: three");
    }

    private static String chosen(Functions functions, String type) {
        return functions.choose(event(type)).spec().name();
    }

    private static Functions functions(Optional<String> exported) {
        var specs = Stream.of("one", "two").map(FunctionsTest::spec).toList();
        var triggers = new Triggers(
                specs.stream().map(FunctionSpec::binding).toList(), new FilterReader(CesqlDialect.missing()));
        return new Functions(specs.stream().map(FunctionsTest::function).toList(), triggers, exported);
    }

    private static FunctionSpec spec(String name) {
        return new FunctionSpec(name, Trigger.of(name), name + ".output", name, Execution.WORKER);
    }

    private static EventFunction function(FunctionSpec spec) {
        var method = List.of(Silent.class.getDeclaredMethods()).getFirst();
        var invoker = new FunctionInvoker(spec.name(), Silent.class, method);
        return new EventFunction(spec, invoker, new ObjectMapper(), () -> "id");
    }

    private static Attributes event(String type) {
        return new Attributes(Map.of("id", "1", "source", "/", "specversion", "1.0", "type", type));
    }

    static final class Silent {
        public void hear() {}
    }
}
