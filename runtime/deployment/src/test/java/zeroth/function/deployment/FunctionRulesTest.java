package zeroth.function.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import zeroth.function.CloudEvent;
import zeroth.function.CloudEventMapping;
import zeroth.function.EventAttribute;
import zeroth.function.EventFilter;
import zeroth.function.Ping;
import zeroth.function.dispatch.Execution;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.routing.CesqlDialect;
import zeroth.function.routing.FilterReader;
import zeroth.function.routing.Trigger;

class FunctionRulesTest {
    private static final FunctionRules RULES = new FunctionRules(new FilterReader(CesqlDialect.missing()));

    @ParameterizedTest(name = "{1}")
    @MethodSource("brokenFunctions")
    void refusesAFunctionThatCannotWork(Class<?> functions, String rule) {
        assertThatExceptionOfType(FunctionRuleException.class)
                .isThrownBy(() -> RULES.checked(Index.of(functions)))
                .withMessageContaining(functions.getName() + ".f ")
                .withMessageContaining(rule);
    }

    @Test
    void refusesTwoFunctionsOfOneName() {
        assertThatExceptionOfType(FunctionRuleException.class)
                .isThrownBy(() -> RULES.checked(Index.of(Working.class, SameName.class)))
                .withMessageContaining("function plain: given twice");
    }

    @Test
    void refusesTwoFunctionsForOneEvent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RULES.checked(Index.of(Working.class, SameTrigger.class)))
                .withMessageContaining("of type order");
    }

    @Test
    void findsOutWhatTheRuntimeMustKnow() throws IOException {
        assertThat(RULES.checked(Index.of(Working.class)))
                .contains(
                        new FunctionSpec("plain", Trigger.of("plain"), "plain.output", "plain", Execution.WORKER),
                        new FunctionSpec(
                                "renamed",
                                new Trigger("order", Map.of("tier", "gold"), ""),
                                "order.done",
                                "/shop",
                                Execution.VIRTUAL_THREAD),
                        new FunctionSpec("later", Trigger.of("later"), "later.output", "later", Execution.EVENT_LOOP))
                .hasSize(7);
    }

    @ParameterizedTest
    @MethodSource("brokenFilters")
    void refusesAFilterThatNoTriggerWouldHave(Class<?> functions, String rule) {
        assertThatExceptionOfType(FunctionRuleException.class)
                .isThrownBy(() -> RULES.checked(Index.of(functions)))
                .withMessageContaining(functions.getName() + ".f: ")
                .withMessageContaining(rule);
    }

    static Stream<Arguments> brokenFilters() {
        return Stream.of(
                broken(NoFilter.class, "with one dialect"),
                broken(NoCesql.class, "cloudevents-sql among the dependencies"));
    }

    static Stream<Arguments> brokenFunctions() {
        return Stream.of(
                broken(TwoInputs.class, "at most one parameter without @Context"),
                broken(UnknownContext.class, "@Context stands before a CloudEvent"),
                broken(RawEvent.class, "CloudEvent says of what it is"),
                broken(RawUni.class, "io.smallrye.mutiny.Uni says of what it is"),
                broken(WildcardEvent.class, "has a type that is known here"),
                broken(TypeVariable.class, "has no type parameters"),
                broken(StreamOfMany.class, "is one object"),
                broken(LateMany.class, "is one object"),
                broken(RawMulti.class, "io.smallrye.mutiny.Multi says of what it is"),
                broken(ContextOfMany.class, "not beside a list"),
                broken(Nested.class, "is not nested"),
                broken(LateInput.class, "is there when the function is called"),
                broken(BoxedBytes.class, "byte[], not Byte[]"),
                broken(Static.class, "an instance method"),
                broken(TwoThreads.class, "one of @Blocking"),
                broken(NoFunction.class, "stands beside @Funq"),
                broken(TimeAttribute.class, "not time"),
                broken(Loop.class, "do not come back to it, as by way of f to f"),
                broken(LongLoop.class, "as by way of f to g to f"),
                broken(FilteredLoop.class, "as by way of f to f"),
                broken(PingOfNothing.class, "@Ping stands beside @Funq"),
                broken(PingOfAnotherType.class, "(trigger = \"dev.knative.sources.ping\")"),
                broken(FilterOfNothing.class, "@EventFilter stands beside @Funq"));
    }

    private static Arguments broken(Class<?> functions, String rule) {
        return Arguments.of(functions, rule);
    }

    static class Working {
        @Funq
        public String plain(String input, @Context CloudEvent<String> event) {
            return input;
        }

        @Funq("renamed")
        @RunOnVirtualThread
        @CloudEventMapping(
                trigger = "order",
                responseType = "order.done",
                responseSource = "/shop",
                attributes = @EventAttribute(name = "tier", value = "gold"))
        public CloudEvent<byte[]> order(CloudEvent<Map<String, List<String>>> event) {
            throw new UnsupportedOperationException();
        }

        @Funq
        @NonBlocking
        public Uni<CloudEvent<String>> later() {
            throw new UnsupportedOperationException();
        }

        @Funq
        @Blocking
        public CompletionStage<Void> stage(int[] numbers) {
            throw new UnsupportedOperationException();
        }

        @Funq
        public Multi<CloudEvent<String>> batch(List<CloudEvent<String>> events) {
            throw new UnsupportedOperationException();
        }

        @Funq
        public List<io.cloudevents.CloudEvent> sdk(
                io.cloudevents.CloudEvent event, @Context io.cloudevents.CloudEvent again) {
            return List.of(event, again);
        }

        @Funq
        @CloudEventMapping(trigger = "silent.output")
        public void silent() {}
    }

    static class SameName {
        @Funq("plain")
        public void other() {}
    }

    static class SameTrigger {
        @Funq
        @CloudEventMapping(trigger = "order")
        public void other() {}
    }

    static class PingOfNothing {
        @Ping(schedule = "* * * * *")
        public void f() {}
    }

    static class PingOfAnotherType {
        @Funq
        @Ping(schedule = "* * * * *")
        public void f() {}
    }

    static class TwoInputs {
        @Funq
        public void f(String one, String two) {}
    }

    static class UnknownContext {
        @Funq
        public void f(@Context String one) {}
    }

    @SuppressWarnings("rawtypes") // What is tested.
    static class RawEvent {
        @Funq
        public void f(CloudEvent event) {}
    }

    @SuppressWarnings("rawtypes") // What is tested.
    static class RawUni {
        @Funq
        public Uni f() {
            throw new UnsupportedOperationException();
        }
    }

    static class WildcardEvent {
        @Funq
        public void f(CloudEvent<?> event) {}
    }

    static class TypeVariable {
        @Funq
        @SuppressWarnings("TypeParameterUnusedInFormals") // What is tested.
        public <T> T f() {
            throw new UnsupportedOperationException();
        }
    }

    static class StreamOfMany {
        @Funq
        public Stream<String> f() {
            throw new UnsupportedOperationException();
        }
    }

    static class LateMany {
        @Funq
        public Uni<Multi<String>> f() {
            throw new UnsupportedOperationException();
        }
    }

    @SuppressWarnings("rawtypes") // What is tested.
    static class RawMulti {
        @Funq
        public Multi f() {
            throw new UnsupportedOperationException();
        }
    }

    static class ContextOfMany {
        @Funq
        public void f(List<CloudEvent<String>> events, @Context CloudEvent<String> event) {}
    }

    static class Nested {
        @Funq
        public CloudEvent<Uni<String>> f() {
            throw new UnsupportedOperationException();
        }
    }

    static class LateInput {
        @Funq
        public void f(Uni<String> input) {}
    }

    static class BoxedBytes {
        @Funq
        public void f(Byte[] input) {}
    }

    static class Static {
        @Funq
        public static void f() {}
    }

    static class TwoThreads {
        @Funq
        @Blocking
        @NonBlocking
        public void f() {}
    }

    static class NoFunction {
        @CloudEventMapping(trigger = "t")
        public void f() {}
    }

    static class TimeAttribute {
        @Funq
        @CloudEventMapping(attributes = @EventAttribute(name = "time", value = "noon"))
        public void f() {}
    }

    static class Loop {
        @Funq
        @CloudEventMapping(trigger = "t", responseType = "t")
        public String f() {
            return "again";
        }
    }

    static class LongLoop {
        @Funq
        @CloudEventMapping(trigger = "one", responseType = "two")
        public String f() {
            return "again";
        }

        @Funq
        @CloudEventMapping(trigger = "two", responseType = "one")
        public String g() {
            return "again";
        }
    }

    static class FilteredLoop {
        @Funq
        @EventFilter("{\"prefix\": {\"type\": \"f.\"}}")
        public String f() {
            return "again";
        }
    }

    static class NoFilter {
        @Funq
        @EventFilter("[7]")
        public void f() {}
    }

    static class NoCesql {
        @Funq
        @EventFilter("{\"cesql\": \"type = 'a'\"}")
        public void f() {}
    }

    static class FilterOfNothing {
        @EventFilter("{}")
        public void f() {}
    }
}
