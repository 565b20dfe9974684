/**
 * Which function takes which event: {@link zeroth.function.routing.Triggers} chooses, and refuses triggers of which two
 * could want one event. Conditions are {@link zeroth.function.routing.Filter}s, written as in a Knative Trigger. Pure: no
 * HTTP, no Quarkus.
 */
@NullMarked
package zeroth.function.routing;

import org.jspecify.annotations.NullMarked;
