package zeroth.controller.route;

import io.fabric8.knative.internal.networking.v1alpha1.Ingress;
import io.fabric8.knative.serving.v1.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import zeroth.api.condition.Readiness;
import zeroth.api.notation.GoDuration;
import zeroth.api.settings.NetworkSettings;
import zeroth.names.Annotations;

/** Where the rollout of a Route stands now. */
final class Rollouts {
    private Rollouts() {}

    static Rollout now(RouteProgress progress, Rollout goal, Optional<Ingress> before, Duration whole, Instant now) {
        if (whole.isZero()) {
            return goal;
        }
        return before.flatMap(ingress -> RouteIngress.rollout(ingress)
                        .flatMap(RolloutJson::read)
                        .map(rollout -> paced(progress, ingress, rollout, whole, now)))
                .map(rollout -> rollout.towards(goal, now))
                .orElse(goal);
    }

    /** How long all of it may take. */
    static Duration duration(Route route, NetworkSettings network) {
        Map<String, String> annotations = route.getMetadata().getAnnotations();
        return Optional.ofNullable(annotations.get(Annotations.ROLLOUT_DURATION))
                .or(() -> Optional.ofNullable(annotations.get("serving.knative.dev/rolloutDuration")))
                .flatMap(GoDuration::parse)
                .filter(Duration::isPositive)
                .orElseGet(() -> Duration.ofSeconds(network.rolloutDurationSeconds()));
    }

    /** The gateway took some time for the first step; the Route does not know yet that it is over. */
    private static Rollout paced(
            RouteProgress progress, Ingress ingress, Rollout rollout, Duration whole, Instant now) {
        boolean justReady = RouteProgress.readiness(ingress) instanceof Readiness.Ready && !progress.isIngressReady();
        return justReady ? rollout.paced(now, whole) : rollout;
    }
}
