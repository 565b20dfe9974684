package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.InstantSource;
import java.util.List;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.reconcile.Watches;
import zeroth.names.Labels;

/** Configurations, in the operator framework. Immutable. */
public final class ConfigurationReconciler implements Reconciler<Configuration> {
    private final KubernetesClient client;
    private final ConfigurationReconciliation reconciliation;

    public ConfigurationReconciler(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.reconciliation = new ConfigurationReconciliation(client, clock);
    }

    @Override
    public UpdateControl<Configuration> reconcile(Configuration configuration, Context<Configuration> context) {
        return Turn.take(client, configuration, reconciliation);
    }

    @Override
    public List<EventSource<?, Configuration>> prepareEventSources(EventSourceContext<Configuration> context) {
        return List.of(new Watches<>(context).labelled(Revision.class, Labels.CONFIGURATION));
    }
}
