package zeroth.names;

/** Annotations that users and controllers write. */
public final class Annotations {
    public static final String CLASS = "autoscaling.knative.dev/class";
    public static final String MIN_SCALE = "autoscaling.knative.dev/min-scale";
    public static final String MAX_SCALE = "autoscaling.knative.dev/max-scale";
    public static final String INITIAL_SCALE = "autoscaling.knative.dev/initial-scale";
    public static final String ACTIVATION_SCALE = "autoscaling.knative.dev/activation-scale";
    public static final String SCALE_DOWN_DELAY = "autoscaling.knative.dev/scale-down-delay";
    public static final String METRIC = "autoscaling.knative.dev/metric";
    public static final String METRIC_AGGREGATION = "autoscaling.knative.dev/metric-aggregation-algorithm";
    public static final String TARGET = "autoscaling.knative.dev/target";
    public static final String TARGET_UTILIZATION = "autoscaling.knative.dev/target-utilization-percentage";
    public static final String TARGET_BURST_CAPACITY = "autoscaling.knative.dev/target-burst-capacity";
    public static final String WINDOW = "autoscaling.knative.dev/window";
    public static final String PANIC_WINDOW_PERCENTAGE = "autoscaling.knative.dev/panic-window-percentage";
    public static final String PANIC_THRESHOLD_PERCENTAGE = "autoscaling.knative.dev/panic-threshold-percentage";
    public static final String RETENTION = "autoscaling.knative.dev/scale-to-zero-pod-retention-period";
    public static final String KPA_CLASS = "kpa.autoscaling.knative.dev";

    public static final String CREATOR = "serving.knative.dev/creator";
    public static final String LAST_MODIFIER = "serving.knative.dev/lastModifier";
    public static final String PROGRESS_DEADLINE = "serving.knative.dev/progress-deadline";
    public static final String ROUTES = "serving.knative.dev/routes";
    public static final String ROUTING_STATE_MODIFIED = "serving.knative.dev/routingStateModified";
    public static final String ROLLOUT_DURATION = "serving.knative.dev/rollout-duration";
    public static final String NO_GC = "serving.knative.dev/no-gc";
    public static final String INGRESS_CLASS = "networking.knative.dev/ingress.class";
    public static final String HTTP_PROTOCOL = "networking.knative.dev/http-protocol";

    /** Who stands before the program: {@link #NO_SIDECAR}, or, without it, a queue-proxy. */
    public static final String SIDECAR = "zeroth.dev/sidecar";

    /** The program itself serves what a queue-proxy would. */
    public static final String NO_SIDECAR = "none";

    private Annotations() {}
}
