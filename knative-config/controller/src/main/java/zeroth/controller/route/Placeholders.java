package zeroth.controller.route;

import io.fabric8.knative.serving.v1.Route;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import zeroth.controller.reconcile.Children;
import zeroth.controller.reconcile.Ensured;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Labels;

/** The placeholder Services of Routes, in the API. Immutable. */
final class Placeholders {
    private final KubernetesClient client;
    private final Children children;

    Placeholders(KubernetesClient client, Children children) {
        this.client = client;
        this.children = children;
    }

    List<Service> of(Route route) {
        return client
                .services()
                .inNamespace(route.getMetadata().getNamespace())
                .withLabel(Labels.ROUTE, route.getMetadata().getName())
                .list()
                .getItems()
                .stream()
                .filter(service -> Owner.controls(route, service))
                .toList();
    }

    /** The strangers' objects in the way, of which there should be none. */
    List<String> ensure(List<PlaceholderService> wanted) {
        return wanted.stream()
                .flatMap(placeholder -> ensure(placeholder).stream())
                .toList();
    }

    /** What is there for groups that are no more. */
    void removeOthers(Route route, List<PlaceholderService> wanted) {
        Set<String> names = wanted.stream()
                .map(placeholder -> placeholder.service().getMetadata().getName())
                .collect(Collectors.toSet());
        of(route).stream()
                .filter(service -> !names.contains(service.getMetadata().getName()))
                .forEach(service -> client.resource(service).delete());
    }

    private Optional<String> ensure(PlaceholderService placeholder) {
        Service desired = placeholder.service();
        children.find(desired)
                .filter(found -> Owner.controls(placeholder.route(), found))
                .filter(found -> PlaceholderService.mustBeMadeAnew(found, desired))
                .ifPresent(found -> client.resource(found).delete());
        return switch (children.ensure(desired, PlaceholderService::revise)) {
            case Ensured.Ours<Service> _ -> placeholder.endpoints().flatMap(this::ensure);
            case Ensured.NotOurs<Service>(var stranger) ->
                Optional.of(stranger.getMetadata().getName());
        };
    }

    private Optional<String> ensure(Endpoints desired) {
        return switch (children.ensure(desired, PlaceholderService::revise)) {
            case Ensured.Ours<Endpoints> _ -> Optional.empty();
            case Ensured.NotOurs<Endpoints>(var stranger) ->
                Optional.of(stranger.getMetadata().getName());
        };
    }
}
