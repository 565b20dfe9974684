package zeroth.function.deployment;

import static zeroth.function.deployment.FunctionRules.require;

import io.quarkus.funqy.Context;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;
import zeroth.function.CloudEvent;

/** What a function may take and return. */
final class SignatureRules {
    private static final DotName EVENT = DotName.createSimple(CloudEvent.class);
    private static final Set<DotName> LATER = names(Uni.class, CompletionStage.class, CompletableFuture.class);
    private static final Set<DotName> NO_DATA = names(Multi.class, Flow.Publisher.class, Stream.class);
    private static final DotName MULTI = DotName.createSimple(Multi.class);
    private static final DotName NOTHING = DotName.createSimple(Void.class);
    private static final DotName LIST = DotName.createSimple(List.class);
    private static final DotName SDK_EVENT = DotName.createSimple(io.cloudevents.CloudEvent.class);

    private SignatureRules() {}

    static void check(MethodInfo method) {
        require(!method.isAbstract(), method, "a function has a body");
        require(!Modifier.isStatic(method.flags()), method, "a function is an instance method");
        require(method.typeParameters().isEmpty(), method, "a function has no type parameters");
        require(threadAnnotations(method) <= 1, method, "one of @Blocking, @NonBlocking and @RunOnVirtualThread");
        checkParameters(method);
        checkMany(method, settled(method), "a result");
    }

    private static void checkParameters(MethodInfo method) {
        var inputs = method.parameters().stream()
                .filter(parameter -> !isContext(parameter))
                .toList();
        require(inputs.size() <= 1, method, "at most one parameter without @Context");
        for (var input : inputs) {
            require(!LATER.contains(input.type().name()), method, "a parameter is there when the function is called");
            checkMany(method, input.type(), "a parameter");
        }
        for (var parameter : method.parameters()) {
            require(!isContext(parameter) || isEvent(parameter.type()), method, "@Context stands before a CloudEvent");
        }
        boolean many = inputs.stream().anyMatch(input -> isListOfEvents(input.type()));
        require(
                !many || inputs.size() == method.parametersCount(),
                method,
                "@Context stands beside one event, not beside a list of them");
    }

    private static boolean isContext(MethodParameterInfo parameter) {
        return parameter.hasDeclaredAnnotation(Context.class);
    }

    /** Whether it may answer by an event. */
    static boolean answers(MethodInfo method) {
        var type = settled(method).name();
        return method.returnType().kind() != Type.Kind.VOID && !type.equals(NOTHING);
    }

    /** The type of the result, once it is there. */
    private static Type settled(MethodInfo method) {
        var type = method.returnType();
        if (!LATER.contains(type.name()) && !type.name().equals(MULTI)) {
            return type;
        }
        require(type.kind() == Type.Kind.PARAMETERIZED_TYPE, method, type.name() + " says of what it is");
        return argument(type);
    }

    /** Events may come and go in lists; a list of anything else is one event's data. */
    private static void checkMany(MethodInfo method, Type type, String what) {
        checkHolder(method, isListOfEvents(type) ? argument(type) : type, what);
    }

    private static boolean isListOfEvents(Type type) {
        return type.name().equals(LIST) && type.kind() == Type.Kind.PARAMETERIZED_TYPE && isEvent(argument(type));
    }

    private static boolean isEvent(Type type) {
        return type.name().equals(EVENT) || type.name().equals(SDK_EVENT);
    }

    private static Type argument(Type type) {
        return type.asParameterizedType().arguments().getFirst();
    }

    private static void checkHolder(MethodInfo method, Type type, String what) {
        if (type.name().equals(EVENT)) {
            require(
                    type.kind() == Type.Kind.PARAMETERIZED_TYPE,
                    method,
                    what + " of type CloudEvent says of what it is");
            checkData(method, argument(type), what);
        } else if (!type.name().equals(SDK_EVENT)) {
            checkData(method, type, what);
        }
    }

    private static void checkData(MethodInfo method, Type type, String what) {
        require(isConcrete(type), method, what + " has a type that is known here, not " + type);
        require(!NO_DATA.contains(type.name()), method, what + " is one object, not " + type);
        require(!isEvent(type) && !LATER.contains(type.name()), method, what + " is not nested: " + type);
        require(!isBoxedBytes(type), method, what + " of bytes is byte[], not Byte[]");
    }

    private static boolean isConcrete(Type type) {
        return switch (type.kind()) {
            case TYPE_VARIABLE, UNRESOLVED_TYPE_VARIABLE, TYPE_VARIABLE_REFERENCE, WILDCARD_TYPE -> false;
            case PARAMETERIZED_TYPE ->
                type.asParameterizedType().arguments().stream().allMatch(SignatureRules::isConcrete);
            case ARRAY -> isConcrete(type.asArrayType().constituent());
            case CLASS, PRIMITIVE, VOID -> true;
        };
    }

    private static boolean isBoxedBytes(Type type) {
        return type.kind() == Type.Kind.ARRAY
                && type.asArrayType().constituent().name().equals(DotName.BYTE_CLASS_NAME);
    }

    private static long threadAnnotations(MethodInfo method) {
        return List.of(Blocking.class, NonBlocking.class, RunOnVirtualThread.class).stream()
                .filter(method::hasDeclaredAnnotation)
                .count();
    }

    private static Set<DotName> names(Class<?>... classes) {
        return Stream.of(classes).map(DotName::createSimple).collect(Collectors.toUnmodifiableSet());
    }
}
