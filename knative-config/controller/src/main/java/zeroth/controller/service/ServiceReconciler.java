package zeroth.controller.service;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Turn;
import zeroth.controller.reconcile.Watches;

/** Knative Services, in the operator framework. Immutable. */
public final class ServiceReconciler implements Reconciler<Service> {
    private final Turn<Service> turn;

    public ServiceReconciler(KubernetesClient client, Consumer<Happening> events, InstantSource clock) {
        this.turn = new Turn<>(client, events, new ServiceReconciliation(client, events, clock));
    }

    @Override
    public UpdateControl<Service> reconcile(Service service, Context<Service> context) {
        return turn.take(service);
    }

    /** By name, not by owner: a stranger in the way matters too, and most when it goes. */
    @Override
    public List<EventSource<?, Service>> prepareEventSources(EventSourceContext<Service> context) {
        Watches<Service> watches = new Watches<>(context);
        return List.of(watches.sameName(Configuration.class), watches.sameName(Route.class));
    }
}
