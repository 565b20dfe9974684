package zeroth.autoscaler.metric;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.MetricStatus;
import io.fabric8.knative.internal.autoscaling.v1alpha1.MetricStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.autoscaler.reconcile.Wakeups;
import zeroth.names.RevisionId;

/** Metrics, in the operator framework: collects what they ask for, and says how that goes. Immutable. */
public final class MetricReconciler implements Reconciler<Metric> {
    private final KubernetesClient client;
    private final Wakeups<Metric> wakeups;
    private final RevisionLoads loads;
    private final InstantSource clock;

    public MetricReconciler(
            KubernetesClient client, Wakeups<Metric> wakeups, RevisionLoads loads, InstantSource clock) {
        this.client = client;
        this.wakeups = wakeups;
        this.loads = loads;
        this.clock = clock;
    }

    @Override
    public UpdateControl<Metric> reconcile(Metric cached, Context<Metric> context) {
        RevisionId revision = revision(cached);
        current(revision).ifPresentOrElse(this::pass, () -> loads.forget(revision));
        return UpdateControl.noUpdate();
    }

    @Override
    public List<EventSource<?, Metric>> prepareEventSources(EventSourceContext<Metric> context) {
        return List.of(wakeups);
    }

    private Optional<Metric> current(RevisionId revision) {
        return Optional.ofNullable(client.resources(Metric.class)
                        .inNamespace(revision.namespace())
                        .withName(revision.name())
                        .get())
                .filter(found -> found.getMetadata().getDeletionTimestamp() == null);
    }

    private void pass(Metric metric) {
        Outcome outcome = loads.follow(revision(metric), MetricSpecs.of(metric));
        MetricStatus status = status(metric, outcome);
        if (!status.equals(metric.getStatus())) {
            metric.setStatus(status);
            write(metric);
        }
    }

    private MetricStatus status(Metric metric, Outcome outcome) {
        Optional<MetricStatus> before = Optional.ofNullable(metric.getStatus());
        long generation =
                Optional.ofNullable(metric.getMetadata().getGeneration()).orElse(0L);
        Conditions conditions = Conditions.begin(
                LivingSet.METRIC, before.map(MetricStatus::getConditions).orElse(List.of()), clock.instant());
        return new MetricStatusBuilder()
                .withObservedGeneration(generation)
                .withConditions(marked(conditions, outcome).list())
                .build();
    }

    private static Conditions marked(Conditions conditions, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Fine _ -> conditions.markTrue(LivingSet.READY);
            case Outcome.Failed(String why) ->
                conditions.markFalse(
                        LivingSet.READY, "CollectionFailed", "Failed to reconcile metric collection: " + why);
        };
    }

    private void write(Metric metric) {
        try {
            client.resource(metric).updateStatus();
        } catch (KubernetesClientException e) {
            switch (e.getCode()) {
                case HttpURLConnection.HTTP_NOT_FOUND -> loads.forget(revision(metric));
                case HttpURLConnection.HTTP_CONFLICT -> wakeups.wake(revision(metric));
                default -> throw e;
            }
        }
    }

    private static RevisionId revision(Metric metric) {
        return new RevisionId(
                metric.getMetadata().getNamespace(), metric.getMetadata().getName());
    }
}
