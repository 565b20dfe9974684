package zeroth.function;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A condition on an event: this attribute has exactly this value. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface EventAttribute {
    /** One of {@code id}, {@code source}, {@code type}, {@code subject}, or an extension's name. */
    String name();

    String value();
}
