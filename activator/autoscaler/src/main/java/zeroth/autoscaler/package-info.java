/**
 * The autoscaler: watches PodAutoscalers, gathers what pods and activators say about their requests, decides, and
 * patches Deployments. {@link zeroth.autoscaler.Autoscaler} is the whole of it; decisions themselves are pure and live
 * in {@code zeroth.scaling}.
 */
@NullMarked
package zeroth.autoscaler;

import org.jspecify.annotations.NullMarked;
