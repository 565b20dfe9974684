/**
 * How many pods a Revision should have. {@link zeroth.scaling.decision.Scaler} is one Revision's decider: it turns an
 * {@link zeroth.scaling.decision.Observation} and a {@link zeroth.scaling.decision.ScalingSpec} into a
 * {@link zeroth.scaling.decision.Decision}, and between decisions remembers only whether it panics. What min-scale,
 * max-scale and scale to zero make of a decision is in {@code zeroth.scaling.zero}.
 */
@NullMarked
package zeroth.scaling.decision;

import org.jspecify.annotations.NullMarked;
