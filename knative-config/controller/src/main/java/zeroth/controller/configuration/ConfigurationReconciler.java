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
import java.util.function.Consumer;
import java.util.function.Supplier;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.reconcile.Watches;
import zeroth.controller.settings.Settings;
import zeroth.names.Labels;

/** Configurations, in the operator framework. Immutable. */
public final class ConfigurationReconciler implements Reconciler<Configuration> {
    private final String systemNamespace;
    private final Turn<Configuration> turn;

    public ConfigurationReconciler(
            KubernetesClient client,
            Supplier<Settings> settings,
            String systemNamespace,
            Consumer<Happening> events,
            InstantSource clock) {
        this.systemNamespace = systemNamespace;
        this.turn = new Turn<>(
                client,
                events,
                new ConfigurationReconciliation(client, () -> settings.get().garbageCollection(), events, clock));
    }

    @Override
    public UpdateControl<Configuration> reconcile(Configuration configuration, Context<Configuration> context) {
        return turn.take(configuration);
    }

    @Override
    public List<EventSource<?, Configuration>> prepareEventSources(EventSourceContext<Configuration> context) {
        Watches<Configuration> watches = new Watches<>(context);
        return List.of(
                watches.labelled(Revision.class, Labels.CONFIGURATION),
                watches.concerningAll(ConfigMap.class, systemNamespace));
    }
}
