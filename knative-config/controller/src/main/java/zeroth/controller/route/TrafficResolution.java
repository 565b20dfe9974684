package zeroth.controller.route;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Route;
import io.fabric8.knative.serving.v1.TrafficTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import zeroth.names.Labels;

/** What the targets of a Route mean now. */
sealed interface TrafficResolution {
    /** All are Revisions that can serve. */
    record Resolved(List<ResolvedTarget> targets) implements TrafficResolution {
        public Resolved {
            targets = List.copyOf(targets);
        }
    }

    /** Not all are. */
    record Unresolved(TrafficProblem problem) implements TrafficResolution {}

    /**
     * Looks up what a Route names.
     *
     * @param configurations of the Route's namespace, by name
     * @param revisions likewise
     */
    record Resolver(
            Function<String, Optional<Configuration>> configurations, Function<String, Optional<Revision>> revisions) {
        TrafficResolution resolve(Route route) {
            List<ResolvedTarget> targets = new ArrayList<>();
            List<TrafficProblem> problems = new ArrayList<>();
            for (TrafficTarget target : route.getSpec().getTraffic()) {
                switch (resolve(route, target)) {
                    case One.Is(var resolved) -> targets.add(resolved);
                    case One.Not(var problem) -> problems.add(problem);
                }
            }
            return problems.isEmpty() ? new Resolved(targets) : new Unresolved(TrafficProblem.worst(problems));
        }

        private One resolve(Route route, TrafficTarget target) {
            return Optional.ofNullable(target.getRevisionName())
                    .filter(name -> !name.isEmpty())
                    .map(name -> fixed(route, target, name))
                    .orElseGet(() -> newest(target));
        }

        private One fixed(Route route, TrafficTarget target, String name) {
            return revisions
                    .apply(name)
                    .map(revision -> foreign(route, revision)
                            .or(() -> TrafficProblem.of(revision))
                            .<One>map(One.Not::new)
                            .orElseGet(() ->
                                    new One.Is(ResolvedTarget.of(target, Backend.of(revision), Optional.empty()))))
                    .orElseGet(() -> new One.Not(TrafficProblem.noRevision(name)));
        }

        private One newest(TrafficTarget target) {
            String name = target.getConfigurationName();
            return configurations
                    .apply(name)
                    .map(configuration -> newest(target, configuration))
                    .orElseGet(() -> new One.Not(TrafficProblem.noConfiguration(name)));
        }

        /**
         * The newest Revision that was ever ready. If it fails now, requests still go to it: they are what will wake
         * it again, and its Configuration says that it fails.
         */
        private One newest(TrafficTarget target, Configuration configuration) {
            Optional<String> ready = Optional.ofNullable(configuration.getStatus())
                    .map(ConfigurationStatus::getLatestReadyRevisionName)
                    .filter(name -> !name.isEmpty());
            if (ready.isEmpty()) {
                return new One.Not(TrafficProblem.nothingReady(configuration));
            }
            return revisions
                    .apply(ready.get())
                    .<One>map(revision -> new One.Is(ResolvedTarget.of(
                            target,
                            Backend.of(revision),
                            Optional.of(configuration.getMetadata().getName()))))
                    .orElseGet(() -> new One.Not(TrafficProblem.noRevision(ready.get())));
        }

        private static Optional<TrafficProblem> foreign(Route route, Revision revision) {
            Optional<String> owner = TrafficProblem.serviceOf(revision);
            return Optional.ofNullable(route.getMetadata().getLabels().get(Labels.SERVICE))
                    .filter(service -> !owner.equals(Optional.of(service)))
                    .map(service ->
                            TrafficProblem.notOwned(revision.getMetadata().getName(), owner, service));
        }
    }

    /** One target. */
    sealed interface One {
        record Is(ResolvedTarget target) implements One {}

        record Not(TrafficProblem problem) implements One {}
    }
}
