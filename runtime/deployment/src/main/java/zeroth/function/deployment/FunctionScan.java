package zeroth.function.deployment;

import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.MethodInfo;
import zeroth.function.CloudEventMapping;
import zeroth.function.EventFilter;
import zeroth.function.dispatch.Execution;
import zeroth.function.dispatch.FunctionSpec;
import zeroth.function.routing.Trigger;

/** From a method's annotations to what the runtime must know of it. Missing values get Funqy's defaults. */
final class FunctionScan {
    private FunctionScan() {}

    static FunctionSpec spec(MethodInfo method) {
        var name = name(method);
        var mapping = Optional.ofNullable(method.declaredAnnotation(CloudEventMapping.class));
        return new FunctionSpec(
                name,
                trigger(method, name, mapping),
                text(mapping, "responseType").orElse(name + ".output"),
                text(mapping, "responseSource").orElse(name),
                execution(method));
    }

    static String name(MethodInfo method) {
        return text(Optional.ofNullable(method.declaredAnnotation(Funq.class)), "value")
                .orElse(method.name());
    }

    private static Trigger trigger(MethodInfo method, String name, Optional<AnnotationInstance> mapping) {
        var filters = text(Optional.ofNullable(method.declaredAnnotation(EventFilter.class)), "value");
        var unsaid = filters.isPresent() ? Trigger.ANY : name;
        return new Trigger(text(mapping, "trigger").orElse(unsaid), conditions(mapping), filters.orElse(""));
    }

    private static Optional<String> text(Optional<AnnotationInstance> annotation, String name) {
        return annotation
                .map(found -> found.value(name))
                .map(AnnotationValue::asString)
                .filter(text -> !text.isEmpty());
    }

    private static Map<String, String> conditions(Optional<AnnotationInstance> mapping) {
        var conditions = new HashMap<String, String>();
        mapping.map(found -> found.value("attributes")).ifPresent(attributes -> {
            for (var attribute : attributes.asNestedArray()) {
                conditions.put(
                        attribute.value("name").asString(),
                        attribute.value("value").asString());
            }
        });
        return conditions;
    }

    private static Execution execution(MethodInfo method) {
        if (method.hasDeclaredAnnotation(RunOnVirtualThread.class)) {
            return Execution.VIRTUAL_THREAD;
        }
        return method.hasDeclaredAnnotation(NonBlocking.class) ? Execution.EVENT_LOOP : Execution.WORKER;
    }
}
