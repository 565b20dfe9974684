package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.reconcile.Watches;
import zeroth.controller.settings.Settings;
import zeroth.names.Labels;

/** Configurations, in the operator framework. Immutable. */
public final class ConfigurationReconciler implements Reconciler<Configuration> {
    private final KubernetesClient client;
    private final String systemNamespace;
    private final ConfigurationReconciliation reconciliation;

    public ConfigurationReconciler(
            KubernetesClient client, Supplier<Settings> settings, String systemNamespace, InstantSource clock) {
        this.client = client;
        this.systemNamespace = systemNamespace;
        this.reconciliation =
                new ConfigurationReconciliation(client, () -> settings.get().garbageCollection(), clock);
    }

    @Override
    public UpdateControl<Configuration> reconcile(Configuration configuration, Context<Configuration> context) {
        return Turn.take(client, configuration, reconciliation);
    }

    @Override
    public List<EventSource<?, Configuration>> prepareEventSources(EventSourceContext<Configuration> context) {
        Watches<Configuration> watches = new Watches<>(context);
        return List.of(
                watches.labelled(Revision.class, Labels.CONFIGURATION),
                watches.concerningAll(ConfigMap.class, systemNamespace));
    }
}
