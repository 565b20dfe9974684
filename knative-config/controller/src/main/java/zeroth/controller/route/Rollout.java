package zeroth.controller.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a Route moves requests to new Revisions: at once, or bit by bit over a time. Its state is kept in an annotation of
 * the Ingress, and nowhere else.
 */
record Rollout(List<ConfigurationRollout> configurations) {
    private static final Comparator<ConfigurationRollout> ORDER =
            Comparator.comparing(ConfigurationRollout::tag).thenComparing(ConfigurationRollout::configuration);

    Rollout {
        configurations = configurations.stream().sorted(ORDER).toList();
    }

    /** Where it is to end: all that follows a Configuration goes to its newest Revision. */
    static Rollout goal(TrafficGroups groups) {
        return new Rollout(groups.byTag().entrySet().stream()
                .flatMap(group -> group.getValue().stream()
                        .filter(share -> share.percent() > 0)
                        .flatMap(share -> share.follows().stream()
                                .map(configuration -> ConfigurationRollout.to(
                                        share.backend().revision(), configuration, group.getKey(), share.percent()))))
                .toList());
    }

    boolean isInProgress() {
        return configurations.stream().anyMatch(ConfigurationRollout::isInProgress);
    }

    boolean isValid() {
        return configurations.stream().allMatch(ConfigurationRollout::isValid);
    }

    /** The first steps have been taken: from now on it goes in steps that end in time. */
    Rollout paced(Instant now, Duration whole) {
        return new Rollout(configurations.stream()
                .map(one -> one.pace() instanceof Pace.Started(Instant start) && one.isInProgress()
                        ? one.withPace(Pace.of(start, now, whole, one.percent()))
                        : one)
                .toList());
    }

    /** The next state on the way to {@code goal}; what is new there begins where it is to end. */
    Rollout towards(Rollout goal, Instant now) {
        return new Rollout(goal.configurations.stream()
                .flatMap(wanted ->
                        before(wanted)
                                .map(before -> before.towards(wanted, now))
                                .or(() -> Optional.of(wanted))
                                .stream())
                .toList());
    }

    Optional<Instant> next() {
        return configurations.stream().flatMap(one -> one.next().stream()).min(Comparator.naturalOrder());
    }

    /** What becomes of a share of requests that follows a Configuration. */
    Optional<ConfigurationRollout> of(String tag, String configuration) {
        return configurations.stream()
                .filter(one -> one.tag().equals(tag) && one.configuration().equals(configuration))
                .findFirst();
    }

    /** The same groups, with the older Revisions that still have a part. */
    TrafficGroups spread(TrafficGroups groups, Map<String, Backend> backends) {
        return groups.mapped((tag, share) -> share.follows()
                .flatMap(configuration -> of(tag, configuration))
                .filter(ConfigurationRollout::isInProgress)
                .map(rollout -> spread(share, rollout, backends))
                .orElseGet(() -> Stream.of(share)));
    }

    private static Stream<Share> spread(Share share, ConfigurationRollout rollout, Map<String, Backend> backends) {
        return rollout.revisions().stream()
                .map(part -> new Share(
                        backends.getOrDefault(part.revision(), share.backend()), part.percent(), share.follows()));
    }

    private Optional<ConfigurationRollout> before(ConfigurationRollout wanted) {
        return configurations.stream().filter(one -> one.isFor(wanted)).findFirst();
    }
}
