/**
 * Reconciles PodAutoscalers: makes their ServerlessService and Metric, carries out what the scaler decides, and says in
 * the status how it stands. {@link zeroth.autoscaler.podautoscaler.PodAutoscalerReconciliation} is one pass over one
 * object; {@link zeroth.autoscaler.podautoscaler.PodAutoscalerReconciler} puts it into the operator framework.
 */
@NullMarked
package zeroth.autoscaler.podautoscaler;

import org.jspecify.annotations.NullMarked;
