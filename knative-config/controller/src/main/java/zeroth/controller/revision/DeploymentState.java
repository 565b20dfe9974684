package zeroth.controller.revision;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a Deployment's pods come along, as its status says. */
sealed interface DeploymentState {
    /** All is done, as far as pods are wanted at all. */
    record Done() implements DeploymentState {}

    record Progressing() implements DeploymentState {}

    record Failed(String reason, String message) implements DeploymentState {}

    static DeploymentState of(Deployment deployment) {
        return condition(deployment, "ReplicaFailure")
                .filter(failure -> "True".equals(failure.getStatus()))
                .map(DeploymentState::failed)
                .or(() -> condition(deployment, "Progressing").map(DeploymentState::progress))
                .orElseGet(Progressing::new);
    }

    static int wanted(Deployment deployment) {
        return orZero(deployment.getSpec().getReplicas());
    }

    static int ready(Deployment deployment) {
        return status(deployment)
                .map(DeploymentStatus::getReadyReplicas)
                .map(DeploymentState::orZero)
                .orElse(0);
    }

    static int available(Deployment deployment) {
        return status(deployment)
                .map(DeploymentStatus::getAvailableReplicas)
                .map(DeploymentState::orZero)
                .orElse(0);
    }

    private static DeploymentState progress(DeploymentCondition progressing) {
        return switch (progressing.getStatus()) {
            case "True" -> new Done();
            case "False" -> failed(progressing);
            default -> new Progressing();
        };
    }

    private static DeploymentState failed(DeploymentCondition condition) {
        return new Failed(
                Objects.requireNonNullElse(condition.getReason(), ""),
                Objects.requireNonNullElse(condition.getMessage(), ""));
    }

    private static Optional<DeploymentCondition> condition(Deployment deployment, String type) {
        return status(deployment).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private static Optional<DeploymentStatus> status(Deployment deployment) {
        return Optional.ofNullable(deployment.getStatus());
    }

    private static int orZero(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
