package zeroth.controller.route;

import io.fabric8.knative.serving.v1.Configuration;
import io.fabric8.knative.serving.v1.ConfigurationStatus;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import zeroth.api.condition.Readiness;
import zeroth.names.Labels;

/** Why a target of a Route means no Revision that can serve. */
sealed interface TrafficProblem {
    String reason();

    String message();

    /** Nothing but a change will help. */
    record Failed(String reason, String message) implements TrafficProblem {}

    /** Waiting may help. */
    record Pending(String reason, String message) implements TrafficProblem {}

    String REVISION_MISSING = "RevisionMissing";

    static TrafficProblem noConfiguration(String name) {
        return new Failed("ConfigurationMissing", notFound("Configuration", name));
    }

    static TrafficProblem noRevision(String name) {
        return new Failed(REVISION_MISSING, notFound("Revision", name));
    }

    static TrafficProblem nothingReady(Configuration configuration) {
        String name = configuration.getMetadata().getName();
        return readiness(configuration) instanceof Readiness.Failed
                ? new Failed(REVISION_MISSING, "Configuration \"%s\" does not have any ready Revision.".formatted(name))
                : new Pending(
                        REVISION_MISSING,
                        "Configuration \"%s\" is waiting for a Revision to become ready.".formatted(name));
    }

    static TrafficProblem notOwned(String revision, Optional<String> of, String service) {
        return new Failed(
                "RevisionNotOwned",
                of.map(other -> "Revision \"%s\" belongs to Service \"%s\", not Service \"%s\"."
                                .formatted(revision, other, service))
                        .orElseGet(() ->
                                "Revision \"%s\" does not belong to Service \"%s\".".formatted(revision, service)));
    }

    /** What keeps {@code revision} from serving, if anything does. */
    static Optional<TrafficProblem> of(Revision revision) {
        String name = revision.getMetadata().getName();
        return switch (readiness(revision)) {
            case Readiness.Ready _ -> Optional.empty();
            case Readiness.Failed _ ->
                Optional.of(new Failed(REVISION_MISSING, "Revision \"%s\" failed to become ready.".formatted(name)));
            case Readiness.Pending _ ->
                Optional.of(new Pending(REVISION_MISSING, "Revision \"%s\" is not yet ready.".formatted(name)));
        };
    }

    /** The one to be told: a failure before what only takes time. */
    static TrafficProblem worst(List<TrafficProblem> problems) {
        return problems.stream()
                .filter(problem -> problem instanceof Failed)
                .findFirst()
                .orElseGet(problems::getFirst);
    }

    /** The Service that a Revision is of. */
    static Optional<String> serviceOf(Revision revision) {
        return Optional.ofNullable(revision.getMetadata().getLabels().get(Labels.SERVICE))
                .filter(name -> !name.isEmpty());
    }

    private static String notFound(String kind, String name) {
        return "%s \"%s\" referenced in traffic not found.".formatted(kind, name);
    }

    private static Readiness readiness(Configuration configuration) {
        ConfigurationStatus status = Objects.requireNonNullElseGet(configuration.getStatus(), ConfigurationStatus::new);
        return Readiness.of(
                configuration.getMetadata().getGeneration(),
                Optional.ofNullable(status.getObservedGeneration()),
                status.getConditions());
    }

    private static Readiness readiness(Revision revision) {
        RevisionStatus status = Objects.requireNonNullElseGet(revision.getStatus(), RevisionStatus::new);
        return Readiness.of(
                revision.getMetadata().getGeneration(),
                Optional.ofNullable(status.getObservedGeneration()),
                status.getConditions());
    }
}
