package zeroth.function.routing;

import java.util.function.Predicate;
import zeroth.function.event.Attributes;

/** The CloudEvents SQL expression language, which an application may lack. */
@FunctionalInterface
public interface CesqlDialect {
    /**
     * Makes an expression into a condition.
     *
     * @throws IllegalArgumentException when it is none
     */
    Predicate<Attributes> compile(String expression);

    /** For an application that lacks the language. */
    static CesqlDialect missing() {
        return expression -> {
            throw new IllegalArgumentException(
                    "cesql: " + expression + " (expected: io.cloudevents:cloudevents-sql among the dependencies)");
        };
    }
}
