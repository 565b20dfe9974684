/**
 * Conditions of an object's status, and how they add up to {@code Ready}. {@link zeroth.api.condition.Conditions} is
 * what a reconciler holds while it works on one object.
 */
@NullMarked
package zeroth.api.condition;

import org.jspecify.annotations.NullMarked;
