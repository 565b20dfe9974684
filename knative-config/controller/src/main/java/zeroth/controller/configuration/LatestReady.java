package zeroth.controller.configuration;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.Readiness;
import zeroth.names.Labels;

/** The newest Revision that can serve. It only moves forward, but for a Revision that the user names. */
final class LatestReady {
    private LatestReady() {}

    static Optional<Revision> of(Configuration configuration, List<Revision> revisions) {
        long oldest = generationOfLatestReady(configuration, revisions);
        long newest = configuration.getMetadata().getGeneration();
        Optional<String> named = NamedRevision.nameIn(configuration);
        return revisions.stream()
                .filter(revision -> isNamed(revision, named) || isBetween(oldest, revision, newest))
                .sorted(Comparator.comparing((Revision revision) -> isNamed(revision, named))
                        .thenComparingLong(LatestReady::generation)
                        .reversed())
                .filter(revision -> readiness(revision) instanceof Readiness.Ready)
                .findFirst();
    }

    static Readiness readiness(Revision revision) {
        RevisionStatus status = Objects.requireNonNullElseGet(revision.getStatus(), RevisionStatus::new);
        return Readiness.of(
                revision.getMetadata().getGeneration(),
                Optional.ofNullable(status.getObservedGeneration()),
                status.getConditions());
    }

    private static long generationOfLatestReady(Configuration configuration, List<Revision> revisions) {
        return Optional.ofNullable(configuration.getStatus())
                .map(ConfigurationStatus::getLatestReadyRevisionName)
                .flatMap(name -> revisions.stream()
                        .filter(revision -> revision.getMetadata().getName().equals(name))
                        .findFirst())
                .map(LatestReady::generation)
                .orElse(0L);
    }

    private static boolean isNamed(Revision revision, Optional<String> named) {
        return named.filter(revision.getMetadata().getName()::equals).isPresent();
    }

    private static boolean isBetween(long oldest, Revision revision, long newest) {
        return generation(revision) >= oldest && generation(revision) <= newest;
    }

    private static long generation(Revision revision) {
        return Optional.ofNullable(revision.getMetadata().getLabels().get(Labels.CONFIGURATION_GENERATION))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
