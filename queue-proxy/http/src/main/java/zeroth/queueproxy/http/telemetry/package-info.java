/**
 * What others may learn of the requests of a pod, as Knative's {@code config-observability} asks for it:
 * {@link zeroth.queueproxy.http.telemetry.Observability} says what, and nothing is watched that is not asked for.
 */
@NullMarked
package zeroth.queueproxy.http.telemetry;

import org.jspecify.annotations.NullMarked;
