package zeroth.controller.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.RouteStatus;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import zeroth.controller.reconcile.Children;
import zeroth.controller.reconcile.Owner;
import zeroth.names.Annotations;
import zeroth.names.Labels;

/**
 * Tells Configurations and Revisions which Routes lead to them; upstream's labeler. A Revision that no Route leads to is
 * in reserve: the autoscaler keeps no pods of it, and it may be collected. Immutable.
 */
final class RoutingMarks {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final String ACTIVE = "active";
    private static final String RESERVE = "reserve";

    private final KubernetesClient client;
    private final Children children;
    private final InstantSource clock;

    RoutingMarks(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.children = new Children(client);
        this.clock = clock;
    }

    /** Marks whatever the Route leads to, and only that when it is settled. */
    void mark(Route route, RouteStatus status) {
        Set<String> configurations = configurations(route, status);
        Set<String> revisions = revisions(route, status, configurations);
        revisions.forEach(name -> children.find(Revision.class, namespace(route), name)
                .ifPresent(revision -> write(revision, with(revision, route))));
        configurations.forEach(name -> children.find(Configuration.class, namespace(route), name)
                .ifPresent(configuration -> write(configuration, with(configuration, route))));
        if (isSettled(status)) {
            unmark(route, revisions, configurations);
        }
    }

    /** The Route leads nowhere any longer. */
    void unmark(Route route) {
        unmark(route, Set.of(), Set.of());
    }

    private void unmark(Route route, Set<String> revisions, Set<String> configurations) {
        client
                .resources(Revision.class)
                .inNamespace(namespace(route))
                .withLabel(Labels.ROUTING_STATE, ACTIVE)
                .list()
                .getItems()
                .stream()
                .filter(revision -> !revisions.contains(revision.getMetadata().getName()))
                .forEach(revision -> write(revision, without(revision, route)));
        client.resources(Configuration.class).inNamespace(namespace(route)).list().getItems().stream()
                .filter(configuration ->
                        !configurations.contains(configuration.getMetadata().getName()))
                .forEach(configuration -> write(configuration, without(configuration, route)));
    }

    private static boolean isSettled(RouteStatus status) {
        return status.getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready") && !"Unknown".equals(condition.getStatus()));
    }

    private Set<String> configurations(Route route, RouteStatus status) {
        Set<String> names = new HashSet<>();
        traffic(route, status)
                .map(TrafficTarget::getConfigurationName)
                .forEach(name -> Optional.ofNullable(name).ifPresent(names::add));
        revisionNames(route, status)
                .flatMap(name -> children.find(Revision.class, namespace(route), name).stream())
                .flatMap(revision -> Owner.of(revision).stream())
                .filter(owner -> owner.getKind().equals("Configuration"))
                .forEach(owner -> names.add(owner.getName()));
        return names;
    }

    /** Those that it names, and those that it will lead to as soon as they are ready. */
    private Set<String> revisions(Route route, RouteStatus status, Set<String> configurations) {
        Set<String> names = new HashSet<>(revisionNames(route, status).toList());
        boolean followsNewest = traffic(route, status)
                .anyMatch(target ->
                        Boolean.TRUE.equals(target.getLatestRevision()) || target.getConfigurationName() != null);
        configurations.stream()
                .filter(_ -> followsNewest)
                .flatMap(name -> children.find(Configuration.class, namespace(route), name).stream())
                .flatMap(configuration -> Optional.ofNullable(configuration.getStatus()).stream())
                .map(ConfigurationStatus::getLatestCreatedRevisionName)
                .forEach(name -> Optional.ofNullable(name).ifPresent(names::add));
        return names;
    }

    private static Stream<String> revisionNames(Route route, RouteStatus status) {
        return traffic(route, status)
                .flatMap(target -> Optional.ofNullable(target.getRevisionName()).stream())
                .filter(name -> !name.isEmpty());
    }

    private static Stream<TrafficTarget> traffic(Route route, RouteStatus status) {
        return Stream.concat(status.getTraffic().stream(), route.getSpec().getTraffic().stream());
    }

    private static Set<String> with(HasMetadata object, Route route) {
        Set<String> routes = routes(object);
        routes.add(route.getMetadata().getName());
        return routes;
    }

    private static Set<String> without(HasMetadata object, Route route) {
        Set<String> routes = routes(object);
        routes.remove(route.getMetadata().getName());
        return routes;
    }

    private static Set<String> routes(HasMetadata object) {
        return new TreeSet<>(
                Optional.ofNullable(object.getMetadata().getAnnotations().get(Annotations.ROUTES))
                        .filter(text -> !text.isEmpty())
                        .map(text -> List.of(text.split(",")))
                        .orElse(List.of()));
    }

    private void write(Revision revision, Set<String> routes) {
        String state = routes.isEmpty() ? RESERVE : ACTIVE;
        boolean stateStays = state.equals(revision.getMetadata().getLabels().get(Labels.ROUTING_STATE));
        if (stateStays && routes(revision).equals(routes)) {
            return;
        }
        ObjectNode metadata = metadata(routes);
        if (!stateStays) {
            metadata.putObject("labels").put(Labels.ROUTING_STATE, state);
            metadata.withObject("/annotations").put(Annotations.ROUTING_STATE_MODIFIED, now());
        }
        patch(revision, metadata);
    }

    private void write(Configuration configuration, Set<String> routes) {
        if (!routes(configuration).equals(routes)) {
            patch(configuration, metadata(routes));
        }
    }

    private void patch(HasMetadata object, ObjectNode metadata) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.set("metadata", metadata);
        client.resource(object).patch(MERGE, patch.toString());
    }

    /** No routes: the annotation goes. */
    private static ObjectNode metadata(Set<String> routes) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        ObjectNode annotations = metadata.putObject("annotations");
        if (routes.isEmpty()) {
            annotations.putNull(Annotations.ROUTES);
        } else {
            annotations.put(Annotations.ROUTES, String.join(",", routes));
        }
        return metadata;
    }

    private String now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.toString();
    }

    private static String namespace(Route route) {
        return route.getMetadata().getNamespace();
    }
}
