package zeroth.controller.route;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.reconcile.Watches;
import zeroth.controller.settings.Settings;
import zeroth.names.Labels;

/** Routes, in the operator framework. Immutable. */
public final class RouteReconciler implements Reconciler<Route>, Cleaner<Route> {
    /** Upstream's is {@code routes.serving.knative.dev}, which the framework does not take for a name. */
    private static final String FINALIZER = "routes.serving.knative.dev/zeroth";

    private final String systemNamespace;
    private final RouteReconciliation reconciliation;
    private final Turn<Route> turn;

    public RouteReconciler(
            KubernetesClient client,
            Supplier<Settings> settings,
            String systemNamespace,
            UrlPort port,
            Consumer<Happening> events,
            InstantSource clock) {
        this.systemNamespace = systemNamespace;
        this.reconciliation = new RouteReconciliation(client, settings, port, events, clock);
        this.turn = new Turn<>(client, events, reconciliation);
    }

    /** A Route that goes must first say so to the Revisions that it leads to. */
    public static void configure(ControllerConfigurationOverrider<Route> controller) {
        Turn.configure(controller);
        controller.withFinalizer(FINALIZER);
    }

    @Override
    public UpdateControl<Route> reconcile(Route route, Context<Route> context) {
        return turn.take(route);
    }

    @Override
    public DeleteControl cleanup(Route route, Context<Route> context) {
        reconciliation.forget(route);
        return DeleteControl.defaultDelete();
    }

    @Override
    public List<EventSource<?, Route>> prepareEventSources(EventSourceContext<Route> context) {
        Watches<Route> watches = new Watches<>(context);
        return List.of(
                watches.concerning(
                        Configuration.class,
                        (configuration, route) -> names(route, configuration, TrafficTarget::getConfigurationName)),
                watches.concerning(Revision.class, RouteReconciler::leadsTo),
                watches.labelled(Ingress.class, Labels.ROUTE),
                watches.labelled(Service.class, Labels.ROUTE),
                watches.concerningAll(ConfigMap.class, systemNamespace));
    }

    /** By its own name, or by that of its Configuration. */
    private static boolean leadsTo(Revision revision, Route route) {
        String configuration = revision.getMetadata().getLabels().getOrDefault(Labels.CONFIGURATION, "");
        return names(route, revision, TrafficTarget::getRevisionName)
                || route.getSpec().getTraffic().stream()
                        .anyMatch(target -> configuration.equals(target.getConfigurationName()));
    }

    private static boolean names(Route route, HasMetadata object, Function<TrafficTarget, String> name) {
        return route.getMetadata().getNamespace().equals(object.getMetadata().getNamespace())
                && route.getSpec().getTraffic().stream()
                        .anyMatch(target -> object.getMetadata().getName().equals(name.apply(target)));
    }
}
