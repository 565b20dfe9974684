/**
 * From what load asks for to what the Deployment gets: bounds, the start of a Revision, and the phases on its way to
 * zero. {@link zeroth.scaling.zero.ScalePlan} plans one {@link zeroth.scaling.zero.Step};
 * {@link zeroth.scaling.zero.ActiveCondition} says what its status is then. All pure; a shell takes the steps.
 */
@NullMarked
package zeroth.scaling.zero;

import org.jspecify.annotations.NullMarked;
