package zeroth.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which events a function wants, and what its answers are called. Stands beside {@code @Funq}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface CloudEventMapping {
    /** The event type that triggers the function; {@code *} takes what no other function wants. Default: its name. */
    String trigger() default "";

    /** The source of answers. Default: the function's name. */
    String responseSource() default "";

    /** The type of answers. Default: the function's name and {@code .output}. */
    String responseType() default "";

    /** Further conditions, all of which an event must meet. */
    EventAttribute[] attributes() default {};
}
