package zeroth.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which events a function wants, as a Knative Trigger says it. Stands beside {@code @Funq}. Without a trigger in
 * {@link CloudEventMapping} the function takes events of any type that pass.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface EventFilter {
    /**
     * JSON: the content of a Trigger's {@code spec.filters}, or one of its elements. The dialect {@code cesql} needs {@code
     * io.cloudevents:cloudevents-sql} among the application's dependencies.
     */
    String value();
}
