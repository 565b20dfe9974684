package zeroth.controller.route;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.internal.networking.v1alpha1.IngressStatus;
import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.RouteStatus;
import io.fabric8.knative.serving.v1.RouteStatusBuilder;
import io.fabric8.knative.serving.v1.TrafficTarget;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.Conditions;
import zeroth.api.condition.LivingSet;
import zeroth.api.condition.Readiness;
import zeroth.api.settings.NetworkSettings;

/** How far a Route has come: its status while it is worked out. Immutable; each step returns the next state. */
record RouteProgress(Route route, RouteStatus status, Conditions conditions) {
    private static final String ASSIGNED = "AllTrafficAssigned";
    private static final String CERTIFICATE = "CertificateProvisioned";
    private static final String INGRESS = "IngressReady";

    static RouteProgress begin(Route route, Instant now) {
        RouteStatus stored = Objects.requireNonNullElseGet(route.getStatus(), RouteStatus::new);
        Conditions conditions = Conditions.begin(LivingSet.ROUTE, stored.getConditions(), now)
                .observing(route.getMetadata().getGeneration(), Optional.ofNullable(stored.getObservedGeneration()));
        return new RouteProgress(route, stored, conditions);
    }

    RouteProgress reachedAt(RouteUrls urls) {
        return with(new RouteStatusBuilder(status)
                .withUrl(urls.url(TrafficGroups.DEFAULT))
                .withNewAddress()
                .withUrl(urls.address())
                .endAddress()
                .build());
    }

    RouteProgress unassigned(TrafficProblem problem) {
        return with(
                switch (problem) {
                    case TrafficProblem.Failed(String reason, String message) ->
                        conditions.markFalse(ASSIGNED, reason, message);
                    case TrafficProblem.Pending(String reason, String message) ->
                        conditions.markUnknown(ASSIGNED, reason, message);
                });
    }

    RouteProgress misconfigured(String message) {
        return with(conditions.markFalse(ASSIGNED, "ErrorConfig", message));
    }

    RouteProgress assigned(List<TrafficTarget> traffic) {
        return with(new RouteStatusBuilder(status).withTraffic(traffic).build()).with(conditions.markTrue(ASSIGNED));
    }

    /** There is no TLS yet; where the installation asks for it, that is said and not passed over. */
    RouteProgress encrypted(NetworkSettings network) {
        return with(
                switch (network.externalDomainTls()) {
                    case DISABLED ->
                        conditions.markTrue(CERTIFICATE, "TLSNotEnabled", "external-domain-tls is not enabled");
                    case ENABLED ->
                        conditions.markFalse(
                                CERTIFICATE, "NotSupported", "external-domain-tls: Enabled is not supported yet");
                });
    }

    RouteProgress notOwned(String kind, String name) {
        return with(conditions.markFalse(
                INGRESS, "NotOwned", "There is an existing %s \"%s\" that we do not own.".formatted(kind, name)));
    }

    RouteProgress observe(Ingress ingress, Rollout rollout) {
        if (readiness(ingress) instanceof Readiness.Ready && rollout.isInProgress()) {
            return with(conditions.markUnknown(
                    INGRESS, "RolloutInProgress", "A gradual rollout of the latest revision(s) is in progress."));
        }
        return with(ready(ingress)
                .map(ready -> conditions.propagate(INGRESS, ready))
                .orElseGet(() -> conditions.markUnknown(
                        INGRESS, "IngressNotConfigured", "Ingress has not yet been reconciled.")));
    }

    boolean isIngressReady() {
        return conditions.isTrue(INGRESS);
    }

    RouteStatus finished() {
        return new RouteStatusBuilder(status)
                .withObservedGeneration(route.getMetadata().getGeneration())
                .withConditions(conditions.list())
                .build();
    }

    static Readiness readiness(Ingress ingress) {
        IngressStatus status = Objects.requireNonNullElseGet(ingress.getStatus(), IngressStatus::new);
        return Readiness.of(
                ingress.getMetadata().getGeneration(),
                Optional.ofNullable(status.getObservedGeneration()),
                status.getConditions());
    }

    private static Optional<Condition> ready(Ingress ingress) {
        return Optional.ofNullable(ingress.getStatus())
                .filter(status -> ingress.getMetadata().getGeneration().equals(status.getObservedGeneration()))
                .flatMap(status -> status.getConditions().stream()
                        .filter(condition -> condition.getType().equals(LivingSet.READY))
                        .findFirst());
    }

    private RouteProgress with(RouteStatus next) {
        return new RouteProgress(route, next, conditions);
    }

    private RouteProgress with(Conditions next) {
        return new RouteProgress(route, status, next);
    }
}
