package zeroth.controller.service;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.ServiceStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import zeroth.controller.configuration.NamedRevision;
import zeroth.controller.reconcile.Children;
import zeroth.controller.reconcile.Ensured;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Next;
import zeroth.controller.reconcile.Reconciliation;
import zeroth.controller.reconcile.StatusWriter;

/** A Service's turn: its Configuration, then its Route, then what both say. Immutable. */
final class ServiceReconciliation implements Reconciliation<Service> {
    private final Children children;
    private final StatusWriter<Service, ServiceStatus> statuses;
    private final InstantSource clock;

    ServiceReconciliation(KubernetesClient client, Consumer<Happening> events, InstantSource clock) {
        this.children = new Children(client, events);
        this.statuses = new StatusWriter<>(client, Service::getStatus, Service::setStatus);
        this.clock = clock;
    }

    @Override
    public Next reconcile(Service service) {
        ServiceProgress progress = configuration(ServiceProgress.begin(service, clock.instant()));
        statuses.write(service, progress.finished());
        return Next.whenSomethingHappens();
    }

    private ServiceProgress configuration(ServiceProgress progress) {
        Configuration desired = ServiceChildren.configuration(progress.service());
        return switch (children.ensure(desired, ServiceChildren::revise)) {
            case Ensured.Ours<Configuration>(var found) -> named(progress.observe(found), found);
            case Ensured.NotOurs<Configuration> _ -> progress.configurationNotOwned();
        };
    }

    /** A Revision that the user named must be the one that was asked for, before traffic goes to it. */
    private ServiceProgress named(ServiceProgress progress, Configuration configuration) {
        Optional<String> name = NamedRevision.nameIn(configuration);
        if (name.isEmpty()) {
            return route(progress);
        }
        if (!ServiceProgress.isCurrent(configuration)) {
            return progress;
        }
        return isTaken(configuration, name.get()) ? progress.revisionNameTaken(name.get()) : route(progress);
    }

    private boolean isTaken(Configuration configuration, String name) {
        return children.find(Revision.class, configuration.getMetadata().getNamespace(), name)
                .filter(found -> !NamedRevision.isOf(configuration, found))
                .isPresent();
    }

    private ServiceProgress route(ServiceProgress progress) {
        return switch (children.ensure(ServiceChildren.route(progress.service()), ServiceChildren::revise)) {
            case Ensured.Ours<Route>(var found) -> progress.observe(found);
            case Ensured.NotOurs<Route> _ -> progress.routeNotOwned();
        };
    }
}
