package zeroth.function.deployment;

import io.quarkus.funqy.Funq;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import zeroth.function.CloudEventMapping;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.dispatch.Trigger;
import zeroth.function.dispatch.Triggers;

/** What makes functions work, checked when the application is built. Each violation names the method and the rule. */
final class FunctionRules {
    private FunctionRules() {}

    /** What the runtime must know of each function. */
    static List<FunctionSpec> checked(IndexView index) {
        checkMappings(index);
        var specs = index.getAnnotations(Funq.class).stream()
                .map(function -> checked(function.target().asMethod()))
                .toList();
        checkTogether(specs);
        return specs;
    }

    private static FunctionSpec checked(MethodInfo method) {
        SignatureRules.check(method);
        var spec = FunctionScan.spec(method);
        checkForLoop(method, spec);
        return spec;
    }

    private static void checkMappings(IndexView index) {
        for (var mapping : index.getAnnotations(CloudEventMapping.class)) {
            var method = mapping.target().asMethod();
            require(method.hasDeclaredAnnotation(Funq.class), method, "@CloudEventMapping stands beside @Funq");
            AttributeRules.check(method, mapping);
        }
    }

    private static void checkTogether(List<FunctionSpec> specs) {
        var names = new HashSet<String>();
        for (var spec : specs) {
            if (!names.add(spec.name())) {
                throw new FunctionRuleException(
                        "function %s: given twice (expected: one name for one function)".formatted(spec.name()));
            }
        }
        new Triggers(specs.stream().map(FunctionSpec::binding).toList());
    }

    static void require(boolean kept, MethodInfo method, String rule) {
        if (!kept) {
            throw new FunctionRuleException(
                    "%s.%s (expected: %s)".formatted(method.declaringClass().name(), method.name(), rule));
        }
    }

    /** A broker would hand the answer to the function that gave it, again and again. */
    private static void checkForLoop(MethodInfo method, FunctionSpec spec) {
        boolean loop = spec.trigger().equals(new Trigger(spec.responseType(), Map.of()));
        require(
                !loop || method.returnType().kind() == Type.Kind.VOID,
                method,
                "a function does not answer by the type that it takes, which is " + spec.responseType());
    }
}
