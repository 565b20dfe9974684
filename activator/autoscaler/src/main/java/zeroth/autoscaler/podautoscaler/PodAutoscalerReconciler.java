package zeroth.autoscaler.podautoscaler;

import io.fabric8.knative.internal.autoscaling.v1alpha1.Metric;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscalerStatus;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
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
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import zeroth.autoscaler.ScalingObserver;
import zeroth.autoscaler.loop.ScalingLoop;
import zeroth.autoscaler.loop.Sights;
import zeroth.autoscaler.reconcile.Turns;
import zeroth.autoscaler.reconcile.Wakeups;
import zeroth.autoscaler.settings.Settings;
import zeroth.names.RevisionId;
import zeroth.queueproxy.time.Timer;

/** PodAutoscalers, in the operator framework. Immutable but for the clocks that it sets. */
public final class PodAutoscalerReconciler implements Reconciler<PodAutoscaler> {
    private final KubernetesClient client;
    private final Wakeups<PodAutoscaler> wakeups;
    private final ScalingLoop loop;
    private final Rechecks rechecks;
    private final PodAutoscalerReconciliation reconciliation;

    /** What an autoscaler has, for one reconciler. */
    public record Surroundings(
            KubernetesClient client,
            Wakeups<PodAutoscaler> wakeups,
            ScalingLoop loop,
            Sights sights,
            ActivatorProbe probe,
            ScalingObserver observer,
            Supplier<Settings> settings,
            Timer timer,
            InstantSource clock,
            Executor work) {}

    public PodAutoscalerReconciler(Surroundings around) {
        client = around.client();
        wakeups = around.wakeups();
        loop = around.loop();
        rechecks = new Rechecks(around.timer(), wakeups::wake);
        reconciliation = new PodAutoscalerReconciliation(
                new ApiChildren(client), loop, around.sights(), carrier(around), around.settings(), around.clock());
    }

    @Override
    public UpdateControl<PodAutoscaler> reconcile(PodAutoscaler cached, Context<PodAutoscaler> context) {
        RevisionId revision = new PodAutoscalerFacts(cached).revision();
        // Read anew: a pass must see the status that the pass before it wrote.
        current(revision).ifPresentOrElse(this::pass, () -> forget(revision));
        return UpdateControl.noUpdate();
    }

    @Override
    public List<EventSource<?, PodAutoscaler>> prepareEventSources(EventSourceContext<PodAutoscaler> context) {
        return List.of(
                wakeups, Turns.sameName(ServerlessService.class, context), Turns.sameName(Metric.class, context));
    }

    private Carrier carrier(Surroundings around) {
        PatientProbe patient =
                new PatientProbe(around.probe(), around.timer(), around.clock(), around.work(), wakeups::wake);
        return new Carrier(new DeploymentScale(client), around.probe(), patient, rechecks, around.observer());
    }

    private Optional<PodAutoscaler> current(RevisionId revision) {
        return Optional.ofNullable(client.resources(PodAutoscaler.class)
                        .inNamespace(revision.namespace())
                        .withName(revision.name())
                        .get())
                .filter(found -> found.getMetadata().getDeletionTimestamp() == null);
    }

    private void pass(PodAutoscaler autoscaler) {
        PodAutoscalerStatus status = reconciliation.reconcile(autoscaler);
        if (!status.equals(autoscaler.getStatus())) {
            autoscaler.setStatus(status);
            write(autoscaler);
        }
    }

    private void write(PodAutoscaler autoscaler) {
        try {
            client.resource(autoscaler).updateStatus();
        } catch (KubernetesClientException e) {
            switch (e.getCode()) {
                case HttpURLConnection.HTTP_NOT_FOUND -> forget(new PodAutoscalerFacts(autoscaler).revision());
                // Somebody wrote to it meanwhile: once more, with what it is now.
                case HttpURLConnection.HTTP_CONFLICT -> wakeups.wake(new PodAutoscalerFacts(autoscaler).revision());
                default -> throw e;
            }
        }
    }

    private void forget(RevisionId revision) {
        loop.forget(revision);
        rechecks.forget(revision);
    }
}
