package zeroth.node.deployment;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a Deployment says of itself, in Kubernetes' words: the reasons speak of a ReplicaSet, because clients wait for
 * them. Pure.
 */
final class DeploymentStatuses {
    private static final String PROGRESSING = "Progressing";
    private static final String AVAILABLE = "Available";
    private static final String COMPLETE = "NewReplicaSetAvailable";
    private static final String UPDATED = "ReplicaSetUpdated";
    private static final String LATE = "ProgressDeadlineExceeded";
    private static final Duration USUAL_DEADLINE = Duration.ofMinutes(10);

    private final Deployment deployment;
    private final Counts counts;
    private final int unavailableAllowed;
    private final Instant now;

    DeploymentStatuses(Deployment deployment, Counts counts, int unavailableAllowed, Instant now) {
        this.deployment = deployment;
        this.counts = counts;
        this.unavailableAllowed = unavailableAllowed;
        this.now = now;
    }

    /**
     * The status now.
     *
     * @param failure what hinders new pods, if something does
     */
    DeploymentStatus status(Optional<String> failure) {
        return new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(positive(counts.all()))
                .withUpdatedReplicas(positive(counts.updated()))
                .withReadyReplicas(positive(counts.ready()))
                .withAvailableReplicas(positive(counts.available()))
                .withUnavailableReplicas(positive(counts.wanted() - counts.available()))
                .withConditions(Stream.of(
                                Stream.of(available(), progressing()),
                                failure.stream().map(this::failure))
                        .flatMap(conditions -> conditions)
                        .toList())
                .build();
    }

    /** When the deadline for progress comes, if one runs. */
    static Optional<Duration> untilDeadline(Deployment deployment, DeploymentStatus status, Instant now) {
        return condition(status, PROGRESSING)
                .filter(condition -> UPDATED.equals(condition.getReason()))
                .map(condition -> Duration.between(now, dueAt(deployment, condition)))
                .filter(Duration::isPositive);
    }

    private DeploymentCondition available() {
        return counts.available() >= counts.wanted() - unavailableAllowed
                ? dated(AVAILABLE, "True", "MinimumReplicasAvailable", "Deployment has minimum availability.")
                : dated(
                        AVAILABLE,
                        "False",
                        "MinimumReplicasUnavailable",
                        "Deployment does not have minimum availability.");
    }

    private DeploymentCondition progressing() {
        String name = deployment.getMetadata().getName();
        if (counts.isComplete()) {
            return dated(PROGRESSING, "True", COMPLETE, "Deployment \"" + name + "\" has successfully progressed.");
        }
        Optional<DeploymentCondition> stored = stored(PROGRESSING);
        if (stored.isEmpty() || isNewTemplate() || madeProgress()) {
            return moving();
        }
        return isLate(stored.get())
                ? dated(PROGRESSING, "False", LATE, "Deployment \"" + name + "\" has timed out progressing.")
                : stored.get();
    }

    /** A rollout that was complete stays so while pods come and go: upstream's rule. */
    private boolean isLate(DeploymentCondition stored) {
        return UPDATED.equals(stored.getReason()) && !dueAt(deployment, stored).isAfter(now);
    }

    private DeploymentCondition moving() {
        DeploymentCondition condition = dated(
                PROGRESSING,
                "True",
                UPDATED,
                "Deployment \"" + deployment.getMetadata().getName() + "\" is progressing.");
        condition.setLastUpdateTime(text());
        return condition;
    }

    private boolean isNewTemplate() {
        return stored(PROGRESSING)
                        .filter(condition -> COMPLETE.equals(condition.getReason()))
                        .isPresent()
                && counts.updated() < counts.all();
    }

    private boolean madeProgress() {
        boolean complete = stored(PROGRESSING)
                .filter(condition -> COMPLETE.equals(condition.getReason()))
                .isPresent();
        return !complete && counts.isProgressSince(before());
    }

    private Counts before() {
        DeploymentStatus status = deployment.getStatus();
        return new Counts(
                counts.wanted(),
                number(status.getReplicas()),
                number(status.getUpdatedReplicas()),
                number(status.getReadyReplicas()),
                number(status.getAvailableReplicas()));
    }

    private DeploymentCondition failure(String message) {
        return dated("ReplicaFailure", "True", "FailedCreate", message);
    }

    private DeploymentCondition dated(String type, String status, String reason, String message) {
        Optional<DeploymentCondition> stored = stored(type);
        return new DeploymentConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withMessage(message)
                .withLastTransitionTime(stored.filter(old -> status.equals(old.getStatus()))
                        .map(DeploymentCondition::getLastTransitionTime)
                        .orElse(text()))
                .withLastUpdateTime(stored.filter(old -> reason.equals(old.getReason()))
                        .map(DeploymentCondition::getLastUpdateTime)
                        .orElse(text()))
                .build();
    }

    private Optional<DeploymentCondition> stored(String type) {
        return Optional.ofNullable(deployment.getStatus()).flatMap(status -> condition(status, type));
    }

    private static Optional<DeploymentCondition> condition(DeploymentStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> type.equals(condition.getType()))
                .findFirst();
    }

    private static Instant dueAt(Deployment deployment, DeploymentCondition progressing) {
        Integer seconds = deployment.getSpec().getProgressDeadlineSeconds();
        return Instant.parse(progressing.getLastUpdateTime())
                .plus(seconds == null ? USUAL_DEADLINE : Duration.ofSeconds(seconds));
    }

    private String text() {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private static @Nullable Integer positive(int count) {
        return count > 0 ? count : null;
    }
}
