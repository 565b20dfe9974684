/**
 * From the start of an application to its end: {@link zeroth.function.lifecycle.Lifecycles} tells the beans that are
 * {@link zeroth.function.Lifecycle}s, and asks them how they fare.
 */
@NullMarked
package zeroth.function.lifecycle;

import org.jspecify.annotations.NullMarked;
