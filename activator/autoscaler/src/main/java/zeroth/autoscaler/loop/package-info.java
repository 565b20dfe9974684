/**
 * Evaluates each Revision's scaler every two seconds, and at once when a request waits for an idle one.
 * {@link zeroth.autoscaler.loop.ScalingLoop} is the registry, {@link zeroth.autoscaler.loop.Verdict} what is known of a
 * Revision.
 */
@NullMarked
package zeroth.autoscaler.loop;

import org.jspecify.annotations.NullMarked;
