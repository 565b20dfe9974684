/**
 * What the author of a function writes with, beside {@link io.quarkus.funqy.Funq}: the event that arrives or is
 * answered ({@link zeroth.function.CloudEvent}), which events a function wants ({@link
 * zeroth.function.CloudEventMapping}), and two exceptions that tell the sender whether to try again. Shaped like
 * Funqy's Knative types, so that existing code moves by changing its imports.
 */
@NullMarked
package zeroth.function;

import org.jspecify.annotations.NullMarked;
