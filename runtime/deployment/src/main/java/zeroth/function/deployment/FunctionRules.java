package zeroth.function.deployment;

import io.quarkus.funqy.Funq;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import zeroth.function.CloudEventMapping;
import zeroth.function.EventFilter;
import zeroth.function.Ping;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.routing.FilterReader;
import zeroth.function.routing.Loops;
import zeroth.function.routing.Triggers;

/** What makes functions work, checked when the application is built. Each violation names the method and the rule. */
record FunctionRules(FilterReader reader) {
    private record Found(MethodInfo method, FunctionSpec spec) {}

    /** What the runtime must know of each function. */
    List<FunctionSpec> checked(IndexView index) {
        checkMappings(index);
        checkPings(index);
        var functions = index.getAnnotations(Funq.class).stream()
                .map(function -> checked(function.target().asMethod()))
                .toList();
        checkTogether(functions);
        return functions.stream().map(Found::spec).toList();
    }

    private Found checked(MethodInfo method) {
        SignatureRules.check(method);
        var spec = FunctionScan.spec(method);
        try {
            spec.trigger().filter(reader);
        } catch (IllegalArgumentException e) {
            throw new FunctionRuleException(
                    "%s.%s: %s".formatted(method.declaringClass().name(), method.name(), e.getMessage()));
        }
        return new Found(method, spec);
    }

    private static void checkMappings(IndexView index) {
        for (var mapping : index.getAnnotations(CloudEventMapping.class)) {
            var method = mapping.target().asMethod();
            require(method.hasDeclaredAnnotation(Funq.class), method, "@CloudEventMapping stands beside @Funq");
            AttributeRules.check(method, mapping);
        }
        for (var filter : index.getAnnotations(EventFilter.class)) {
            var method = filter.target().asMethod();
            require(method.hasDeclaredAnnotation(Funq.class), method, "@EventFilter stands beside @Funq");
        }
    }

    private void checkTogether(List<Found> functions) {
        var names = new HashSet<String>();
        for (var function : functions) {
            var name = function.spec.name();
            if (!names.add(name)) {
                throw new FunctionRuleException(
                        "function %s: given twice (expected: one name for one function)".formatted(name));
            }
        }
        checkForLoops(functions);
        new Triggers(functions.stream().map(found -> found.spec.binding()).toList(), reader);
    }

    /** A broker would hand the answers round and round. */
    private static void checkPings(IndexView index) {
        for (var ping : index.getAnnotations(Ping.class)) {
            var method = ping.target().asMethod();
            require(method.hasDeclaredAnnotation(Funq.class), method, "@Ping stands beside @Funq");
            require(
                    FunctionScan.spec(method).trigger().type().equals(Ping.TYPE),
                    method,
                    "@Ping stands beside @CloudEventMapping(trigger = \"" + Ping.TYPE + "\")");
        }
    }

    private void checkForLoops(List<Found> functions) {
        var answering = functions.stream()
                .filter(found -> found.method.returnType().kind() != Type.Kind.VOID)
                .map(found -> found.spec)
                .map(spec ->
                        new Loops.Function(spec.name(), spec.trigger(), spec.responseType(), spec.responseSource()))
                .toList();
        new Loops(answering, reader).find().ifPresent(loop -> {
            throw broken(methodOf(loop.getFirst(), functions), describe(loop));
        });
    }

    private static MethodInfo methodOf(String name, List<Found> functions) {
        return functions.stream()
                .filter(found -> found.spec.name().equals(name))
                .map(Found::method)
                .findFirst()
                .orElseThrow();
    }

    private static String describe(List<String> loop) {
        var round = Stream.concat(loop.stream(), Stream.of(loop.getFirst())).toList();
        return "a function's answers do not come back to it, as by way of " + String.join(" to ", round);
    }

    static void require(boolean kept, MethodInfo method, String rule) {
        if (!kept) {
            throw broken(method, rule);
        }
    }

    private static FunctionRuleException broken(MethodInfo method, String rule) {
        return new FunctionRuleException(
                "%s.%s (expected: %s)".formatted(method.declaringClass().name(), method.name(), rule));
    }
}
