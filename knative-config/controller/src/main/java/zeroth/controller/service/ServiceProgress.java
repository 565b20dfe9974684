package zeroth.controller.service;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.RouteStatus;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.knative.serving.v1.ServiceStatus;
import io.fabric8.knative.serving.v1.ServiceStatusBuilder;
import io.fabric8.knative.serving.v1.TrafficTarget;
import io.fabric8.knative.serving.v1.TrafficTargetBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;

/** How far a Service has come: its status while it is worked out. Immutable; each step returns the next state. */
record ServiceProgress(Service service, ServiceStatus status, Conditions conditions) {
    private static final String CONFIGURATION = "ConfigurationsReady";
    private static final String ROUTE = "RoutesReady";

    static ServiceProgress begin(Service service, Instant now) {
        ServiceStatus stored = Objects.requireNonNullElseGet(service.getStatus(), ServiceStatus::new);
        Conditions conditions = Conditions.begin(LivingSet.SERVICE, stored.getConditions(), now)
                .observing(service.getMetadata().getGeneration(), Optional.ofNullable(stored.getObservedGeneration()));
        return new ServiceProgress(service, stored, conditions);
    }

    ServiceProgress configurationNotOwned() {
        return failed(CONFIGURATION, "NotOwned", "There is an existing Configuration \"%s\" that we do not own.");
    }

    ServiceProgress routeNotOwned() {
        return failed(ROUTE, "NotOwned", "There is an existing Route \"%s\" that we do not own.");
    }

    ServiceProgress revisionNameTaken(String revision) {
        return with(conditions.markFalse(
                ROUTE,
                "RevisionNameTaken",
                "The revision name \"%s\" is taken by a conflicting Revision, so traffic will not be migrated"
                        .formatted(revision)));
    }

    /** What the Configuration says of itself, if it speaks of what it is now. */
    ServiceProgress observe(Configuration configuration) {
        if (!isCurrent(configuration)) {
            return outOfDate(CONFIGURATION, "Configuration");
        }
        ConfigurationStatus said = configuration.getStatus();
        ServiceStatus next = new ServiceStatusBuilder(status)
                .withLatestCreatedRevisionName(said.getLatestCreatedRevisionName())
                .withLatestReadyRevisionName(said.getLatestReadyRevisionName())
                .build();
        return new ServiceProgress(service, next, propagate(CONFIGURATION, said.getConditions()));
    }

    /** What the Route says of itself; it is not Ready before it sends to the latest Revision. */
    ServiceProgress observe(Route route) {
        if (!isCurrent(route)) {
            return outOfDate(ROUTE, "Route");
        }
        RouteStatus said = route.getStatus();
        ServiceStatus next = new ServiceStatusBuilder(status)
                .withUrl(said.getUrl())
                .withAddress(said.getAddress())
                .withTraffic(said.getTraffic())
                .build();
        return new ServiceProgress(service, next, propagate(ROUTE, said.getConditions())).migrated(route);
    }

    ServiceStatus finished() {
        return new ServiceStatusBuilder(status)
                .withObservedGeneration(service.getMetadata().getGeneration())
                .withConditions(causeFirst().list())
                .build();
    }

    static boolean isCurrent(Configuration configuration) {
        return configuration.getStatus() != null
                && isCurrent(configuration, configuration.getStatus().getObservedGeneration());
    }

    private static boolean isCurrent(Route route) {
        return route.getStatus() != null && isCurrent(route, route.getStatus().getObservedGeneration());
    }

    private static boolean isCurrent(HasMetadata child, Long observedGeneration) {
        return child.getMetadata().getGeneration().equals(observedGeneration);
    }

    /** A Route that waits for a Revision only says that there is none; why there is none, the Configuration says. */
    private Conditions causeFirst() {
        return conditions
                .find(CONFIGURATION)
                .filter(_ -> conditions.isFalse(CONFIGURATION))
                .map(failed -> conditions.propagate(CONFIGURATION, failed))
                .orElse(conditions);
    }

    private ServiceProgress migrated(Route route) {
        return conditions.isTrue(ROUTE) && !sameTraffic(route)
                ? with(conditions.markUnknown(
                        ROUTE, "TrafficNotMigrated", "Traffic is not yet migrated to the latest revision."))
                : this;
    }

    private boolean sameTraffic(Route route) {
        List<TrafficTarget> wanted = route.getSpec().getTraffic();
        List<TrafficTarget> is = route.getStatus().getTraffic();
        return wanted.size() == is.size()
                && IntStream.range(0, wanted.size())
                        .allMatch(i -> toLatest(wanted.get(i)).equals(comparable(is.get(i))));
    }

    private TrafficTarget toLatest(TrafficTarget target) {
        TrafficTarget comparable = comparable(target);
        return target.getConfigurationName() == null
                ? comparable
                : new TrafficTargetBuilder(comparable)
                        .withConfigurationName(null)
                        .withRevisionName(status.getLatestReadyRevisionName())
                        .build();
    }

    private static TrafficTarget comparable(TrafficTarget target) {
        return new TrafficTargetBuilder(target)
                .withUrl(null)
                .withLatestRevision(null)
                .build();
    }

    private Conditions propagate(String type, List<Condition> said) {
        return said.stream()
                .filter(condition -> condition.getType().equals(LivingSet.READY))
                .findFirst()
                .map(ready -> conditions.propagate(type, ready))
                .orElseGet(() -> conditions.markUnknown(type, "", ""));
    }

    private ServiceProgress outOfDate(String type, String kind) {
        return with(conditions.markUnknown(
                type,
                "OutOfDate",
                "The %s is still working to reflect the latest desired specification.".formatted(kind)));
    }

    private ServiceProgress failed(String type, String reason, String message) {
        return with(conditions.markFalse(
                type, reason, message.formatted(service.getMetadata().getName())));
    }

    private ServiceProgress with(Conditions next) {
        return new ServiceProgress(service, status, next);
    }
}
