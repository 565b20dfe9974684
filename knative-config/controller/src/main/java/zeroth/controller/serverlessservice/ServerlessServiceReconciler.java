package zeroth.controller.serverlessservice;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
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
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.WellKnown;

/** ServerlessServices, in the operator framework. Immutable. */
public final class ServerlessServiceReconciler implements Reconciler<ServerlessService> {
    private final String systemNamespace;
    private final Turn<ServerlessService> turn;

    public ServerlessServiceReconciler(
            KubernetesClient client, String systemNamespace, Consumer<Happening> events, InstantSource clock) {
        this.systemNamespace = systemNamespace;
        this.turn = new Turn<>(client, events, new ServerlessServiceReconciliation(client, systemNamespace, clock));
    }

    @Override
    public UpdateControl<ServerlessService> reconcile(ServerlessService service, Context<ServerlessService> context) {
        return turn.take(service);
    }

    @Override
    public List<EventSource<?, ServerlessService>> prepareEventSources(EventSourceContext<ServerlessService> context) {
        Watches<ServerlessService> watches = new Watches<>(context);
        return List.of(
                watches.labelled(Service.class, Labels.SERVERLESS_SERVICE),
                watches.labelled(Endpoints.class, Labels.SERVERLESS_SERVICE),
                watches.concerning(EndpointSlice.class, this::leadsTo));
    }

    /** The activators' addresses concern all. */
    private boolean leadsTo(EndpointSlice slice, ServerlessService service) {
        String name = slice.getMetadata().getLabels().getOrDefault(Labels.KUBERNETES_SERVICE_NAME, "");
        String namespace = slice.getMetadata().getNamespace();
        return (name.equals(ChildNames.privateService(service.getMetadata().getName()))
                        && namespace.equals(service.getMetadata().getNamespace()))
                || (name.equals(WellKnown.ACTIVATOR_SERVICE) && namespace.equals(systemNamespace));
    }
}
