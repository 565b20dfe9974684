/**
 * What others may learn of the requests of a pod, or of an activator, as Knative's {@code config-observability} asks for it:
 * {@link zeroth.queueproxy.http.telemetry.Observability} says what, and nothing is watched that is not asked for. Of whom
 * it is told is a {@link zeroth.queueproxy.http.telemetry.Part}.
 */
@NullMarked
package zeroth.queueproxy.http.telemetry;

import org.jspecify.annotations.NullMarked;
