package zeroth.autoscaler;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import zeroth.queueproxy.stats.StatsReport;
import zeroth.queueproxy.stats.StatsSink;
import zeroth.queueproxy.time.Timer;

/** The autoscaler of one process. It works from {@link Operator#start} on, after {@link #register}. */
public final class Autoscaler implements StatsSink, AutoCloseable {
    private Autoscaler() {}

    public static Autoscaler create(
            KubernetesClient client,
            Vertx vertx,
            AutoscalerProcessSettings settings,
            Timer timer,
            InstantSource clock,
            ScalingObserver observer) {
        return new Autoscaler();
    }

    /** Adds the reconcilers of PodAutoscaler and Metric. */
    public void register(Operator operator) {}

    @Override
    public void report(List<StatsReport> reports) {}

    @Override
    public void close() {}
}
