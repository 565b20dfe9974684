package zeroth.controller.serverlessservice;

import io.fabric8.knative.internal.networking.v1alpha1.ServerlessService;
import io.fabric8.knative.internal.networking.v1alpha1.ServerlessServiceStatus;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroth.controller.reconcile.Children;
import zeroth.controller.reconcile.Ensured;
import zeroth.controller.reconcile.Next;
import zeroth.controller.reconcile.Reconciliation;
import zeroth.controller.reconcile.StatusWriter;
import zeroth.names.ChildNames;
import zeroth.names.Labels;
import zeroth.names.WellKnown;

/** A ServerlessService's turn: the private Service, the public one, and where that leads. Immutable. */
final class ServerlessServiceReconciliation implements Reconciliation<ServerlessService> {
    private static final Duration TRY_THE_DEPLOYMENT_AGAIN = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final Children children;
    private final StatusWriter<ServerlessService, ServerlessServiceStatus> statuses;
    private final String systemNamespace;
    private final InstantSource clock;

    ServerlessServiceReconciliation(KubernetesClient client, String systemNamespace, InstantSource clock) {
        this.client = client;
        this.children = new Children(client);
        this.statuses = new StatusWriter<>(client, ServerlessService::getStatus, ServerlessService::setStatus);
        this.systemNamespace = systemNamespace;
        this.clock = clock;
    }

    @Override
    public Next reconcile(ServerlessService service) {
        Optional<Map<String, String>> selector = selector(service);
        if (selector.isEmpty()) {
            return Next.after(TRY_THE_DEPLOYMENT_AGAIN);
        }
        ServerlessServiceProgress begun = ServerlessServiceProgress.begin(service, clock.instant());
        ServerlessServiceProgress progress = privateService(begun, new BothServices(service), selector.get());
        statuses.write(service, progress.finished());
        return Next.whenSomethingHappens();
    }

    private Optional<Map<String, String>> selector(ServerlessService service) {
        return children.find(
                        Deployment.class,
                        service.getMetadata().getNamespace(),
                        service.getSpec().getObjectRef().getName())
                .map(deployment -> deployment.getSpec().getSelector().getMatchLabels());
    }

    private ServerlessServiceProgress privateService(
            ServerlessServiceProgress progress, BothServices services, Map<String, String> selector) {
        return switch (children.ensure(services.privateService(selector), BothServices::revise)) {
            case Ensured.Ours<Service>(var found) -> publicService(progress.withPrivate(found), services);
            case Ensured.NotOurs<Service>(var stranger) -> progress.notOwned(stranger);
        };
    }

    private ServerlessServiceProgress publicService(ServerlessServiceProgress progress, BothServices services) {
        return switch (children.ensure(services.publicService(), BothServices::revise)) {
            case Ensured.Ours<Service>(var found) -> endpoints(progress, found);
            case Ensured.NotOurs<Service>(var stranger) -> progress.notOwned(stranger);
        };
    }

    private ServerlessServiceProgress endpoints(ServerlessServiceProgress progress, Service publicService) {
        ServerlessService service = progress.service();
        Backing backing = backing(service);
        Endpoints desired = PublicEndpoints.desired(
                new BothServices(service).metadata(publicService.getMetadata().getName(), "Public"),
                backing.targets(service, BothServices.endpointPorts(service)));
        return switch (children.ensure(desired, PublicEndpoints::revise)) {
            case Ensured.Ours<Endpoints> _ -> progress.withPublic(publicService).populated(backing);
            case Ensured.NotOurs<Endpoints>(var stranger) -> progress.notOwned(stranger);
        };
    }

    private Backing backing(ServerlessService service) {
        return new Backing(
                slices(
                        service.getMetadata().getNamespace(),
                        ChildNames.privateService(service.getMetadata().getName())),
                slices(systemNamespace, WellKnown.ACTIVATOR_SERVICE));
    }

    private List<EndpointSlice> slices(String namespace, String service) {
        return client.resources(EndpointSlice.class)
                .inNamespace(namespace)
                .withLabel(Labels.KUBERNETES_SERVICE_NAME, service)
                .list()
                .getItems();
    }
}
