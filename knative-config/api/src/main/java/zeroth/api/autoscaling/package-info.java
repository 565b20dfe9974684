/**
 * What a PodAutoscaler asks for, as typed values: {@link zeroth.api.autoscaling.ScalingAnnotation} finds the annotations
 * under all their spellings, {@link zeroth.api.autoscaling.ScalingRules} resolves them against the cluster's settings as
 * upstream does.
 */
@NullMarked
package zeroth.api.autoscaling;

import org.jspecify.annotations.NullMarked;
