package zeroth.controller.revision;

import io.fabric8.knative.internal.autoscaling.v1alpha1.PodAutoscaler;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import zeroth.api.application.Application;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.reconcile.Watches;
import zeroth.controller.settings.Settings;
import zeroth.names.Labels;

/** Revisions, in the operator framework. Immutable. */
public final class RevisionReconciler implements Reconciler<Revision> {
    private final String systemNamespace;
    private final Turn<Revision> turn;

    public RevisionReconciler(
            KubernetesClient client,
            Supplier<Settings> settings,
            String systemNamespace,
            Consumer<Happening> events,
            InstantSource clock) {
        this.systemNamespace = systemNamespace;
        this.turn = new Turn<>(
                client, events, new RevisionReconciliation(client, settings, systemNamespace, events, clock));
    }

    @Override
    public UpdateControl<Revision> reconcile(Revision revision, Context<Revision> context) {
        return turn.take(revision);
    }

    @Override
    public List<EventSource<?, Revision>> prepareEventSources(EventSourceContext<Revision> context) {
        Watches<Revision> watches = new Watches<>(context);
        return List.of(
                watches.labelled(Deployment.class, Labels.REVISION),
                watches.labelled(Pod.class, Labels.REVISION),
                watches.sameName(PodAutoscaler.class),
                watches.concerning(Application.class, RevisionReconciler::isOf),
                watches.concerningAll(ConfigMap.class, systemNamespace));
    }

    private static boolean isOf(Application application, Revision revision) {
        return PinnedImages.containers(revision)
                .map(container -> new ImageReference(container.getImage()).application())
                .anyMatch(name ->
                        name.filter(application.getMetadata().getName()::equals).isPresent());
    }
}
