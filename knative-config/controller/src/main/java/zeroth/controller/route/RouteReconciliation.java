package zeroth.controller.route;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.RouteStatus;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import zeroth.controller.reconcile.Children;
import zeroth.controller.reconcile.Ensured;
import zeroth.controller.reconcile.Happening;
import zeroth.controller.reconcile.Next;
import zeroth.controller.reconcile.Reconciliation;
import zeroth.controller.reconcile.StatusWriter;
import zeroth.controller.settings.Settings;
import zeroth.names.Labels;

/** A Route's turn: its targets, its placeholder Services, its Ingress, and the marks on what it leads to. Immutable. */
final class RouteReconciliation implements Reconciliation<Route> {
    private final Children children;
    private final Placeholders placeholders;
    private final RoutingMarks marks;
    private final StatusWriter<Route, RouteStatus> statuses;
    private final Supplier<Settings> settings;
    private final UrlPort port;
    private final InstantSource clock;

    RouteReconciliation(
            KubernetesClient client,
            Supplier<Settings> settings,
            UrlPort port,
            Consumer<Happening> events,
            InstantSource clock) {
        this.children = new Children(client, events);
        this.placeholders = new Placeholders(client, this.children);
        this.marks = new RoutingMarks(client, clock);
        this.statuses = new StatusWriter<>(client, Route::getStatus, Route::setStatus);
        this.settings = settings;
        this.port = port;
        this.clock = clock;
    }

    @Override
    public Next reconcile(Route route) {
        Instant now = clock.instant();
        Turn turn = assign(RouteProgress.begin(route, now), settings.get(), now);
        RouteStatus status = turn.progress().finished();
        statuses.write(route, status);
        marks.mark(route, status);
        return turn.next().map(next -> Next.after(Duration.between(now, next))).orElseGet(Next::whenSomethingHappens);
    }

    /** The Route is being deleted. */
    void forget(Route route) {
        marks.unmark(route);
    }

    private Turn assign(RouteProgress progress, Settings now, Instant time) {
        Route route = progress.route();
        try {
            RouteHosts hosts = hosts(route, now);
            RouteProgress reached =
                    progress.reachedAt(new RouteUrls(hosts, port)).encrypted(now.network());
            return switch (resolver(route).resolve(route)) {
                case TrafficResolution.Resolved(var targets) -> new Programming(hosts, now, time).of(reached, targets);
                case TrafficResolution.Unresolved(var problem) -> Turn.of(reached.unassigned(problem));
            };
        } catch (RouteHosts.InvalidHostException e) {
            return Turn.of(progress.misconfigured(e.explanation()));
        }
    }

    private TrafficResolution.Resolver resolver(Route route) {
        String namespace = route.getMetadata().getNamespace();
        return new TrafficResolution.Resolver(
                name -> children.find(Configuration.class, namespace, name),
                name -> children.find(Revision.class, namespace, name));
    }

    /** A user may hide a group by a label on its placeholder Service. */
    private RouteHosts hosts(Route route, Settings now) {
        RouteHosts visible = new RouteHosts(route, now.network(), now.domains(), Set.of());
        Set<String> hidden = placeholders.of(route).stream()
                .filter(service -> RouteHosts.CLUSTER_LOCAL.equals(
                        service.getMetadata().getLabels().get(Labels.VISIBILITY)))
                .map(Service::getMetadata)
                .map(metadata -> metadata.getName())
                .collect(Collectors.toSet());
        return new RouteHosts(route, now.network(), now.domains(), visible.tagsOf(hidden));
    }

    /** What a turn came to. */
    private record Turn(RouteProgress progress, Optional<Instant> next) {
        static Turn of(RouteProgress progress) {
            return new Turn(progress, Optional.empty());
        }
    }

    /** Makes the API's objects say what the targets mean. */
    private final class Programming {
        private final RouteHosts hosts;
        private final Settings settings;
        private final Instant now;

        Programming(RouteHosts hosts, Settings settings, Instant now) {
            this.hosts = hosts;
            this.settings = settings;
            this.now = now;
        }

        Turn of(RouteProgress progress, List<ResolvedTarget> targets) {
            Route route = progress.route();
            TrafficGroups groups = TrafficGroups.of(targets);
            Optional<Ingress> before =
                    children.find(Ingress.class, route.getMetadata().getNamespace(), RouteIngress.name(route));
            Rollout rollout = Rollouts.now(
                    progress, Rollout.goal(groups), before, Rollouts.duration(route, settings.network()), now);
            RouteProgress assigned =
                    progress.assigned(new StatusTraffic(rollout, new RouteUrls(hosts, port)).of(targets));
            List<String> strangers = placeholders(route, groups, before);
            return strangers.isEmpty()
                    ? new Turn(ingress(assigned, groups, rollout), rollout.next())
                    : Turn.of(assigned.notOwned("placeholder Service", strangers.getFirst()));
        }

        private List<String> placeholders(Route route, TrafficGroups groups, Optional<Ingress> before) {
            PlaceholderService.LeadsTo leadsTo =
                    before.map(PlaceholderService::gateway).orElseGet(PlaceholderService.LeadsTo.ItsOwnHost::new);
            List<PlaceholderService> wanted = groups.byTag().keySet().stream()
                    .map(tag -> new PlaceholderService(route, tag, hosts, leadsTo))
                    .toList();
            List<String> strangers = placeholders.ensure(wanted);
            placeholders.removeOthers(route, wanted);
            return strangers;
        }

        private RouteProgress ingress(RouteProgress progress, TrafficGroups groups, Rollout rollout) {
            Route route = progress.route();
            TrafficGroups spread = rollout.spread(groups, backends(route, rollout));
            Ingress desired =
                    new RouteIngress(route, spread, hosts, settings.features()).desired(RolloutJson.write(rollout));
            return switch (children.ensure(desired, RouteIngress::revise)) {
                case Ensured.Ours<Ingress>(var found) -> progress.observe(found, rollout);
                case Ensured.NotOurs<Ingress>(var stranger) ->
                    progress.notOwned("Ingress", stranger.getMetadata().getName());
            };
        }

        private Map<String, Backend> backends(Route route, Rollout rollout) {
            Map<String, Backend> backends = new HashMap<>();
            rollout.configurations().stream()
                    .filter(ConfigurationRollout::isInProgress)
                    .flatMap(one -> one.revisions().stream())
                    .forEach(share -> children.find(
                                    Revision.class, route.getMetadata().getNamespace(), share.revision())
                            .ifPresent(revision -> backends.put(share.revision(), Backend.of(revision))));
            return backends;
        }
    }
}
