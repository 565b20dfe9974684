/** Micrometer's metrics of functions, for applications that have that extension. Nothing else refers to this package. */
@NullMarked
package zeroth.function.metrics;

import org.jspecify.annotations.NullMarked;
