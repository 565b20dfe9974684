package zeroth.api.autoscaling;

/**
 * What one pod should carry.
 *
 * @param target what the autoscaler aims at
 * @param total what the pod can take
 */
public record ScalingTarget(double target, double total) {}
