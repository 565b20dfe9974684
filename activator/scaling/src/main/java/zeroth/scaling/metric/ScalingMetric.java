package zeroth.scaling.metric;

/** What a Revision is scaled by. */
public enum ScalingMetric {
    CONCURRENCY,
    REQUESTS_PER_SECOND
}
