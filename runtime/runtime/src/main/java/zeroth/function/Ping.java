package zeroth.function;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says when a function is to be called: the build writes a PingSource for it among the manifests. Stands beside {@code
 * @Funq}, on a function whose trigger is {@link #TYPE}. Where several have it, conditions on extension attributes tell
 * them apart, which the PingSource then sets.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Ping {
    /** The type of the events that a PingSource sends. */
    String TYPE = "dev.knative.sources.ping";

    /** When: five fields of cron. */
    String schedule();

    /** By whose clock, as {@code Europe/Berlin}. Default: the cluster's, UTC. */
    String timezone() default "";

    /** The data of the events, in JSON. Default: none. */
    String data() default "";
}
