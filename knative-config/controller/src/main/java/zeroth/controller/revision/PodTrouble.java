package zeroth.controller.revision;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zeroth.names.WellKnown;

/** Why the pods of a Revision, of which none serves, do not serve. */
sealed interface PodTrouble {
    String reason();

    String message();

    /** The program ended. */
    record Exited(String reason, String message) implements PodTrouble {}

    /** The program could not be started: its image is missing, or its container cannot be made. */
    record NotStarted(String reason, String message) implements PodTrouble {}

    /** No node takes the pod. */
    record NotScheduled(String reason, String message) implements PodTrouble {}

    /** Reasons of waiting that are no trouble, as long as nothing else is wrong. */
    Set<String> PATIENCE = Set.of("ContainerCreating", "PodInitializing");

    Comparator<Pod> NEWEST_FIRST = Comparator.<Pod, String>comparing(
                    pod -> orEmpty(pod.getMetadata().getCreationTimestamp()))
            .reversed();

    String BACKING_OFF = "CrashLoopBackOff";

    /** What is wrong with the newest pod that has something wrong. */
    static Optional<PodTrouble> of(List<Pod> pods) {
        return pods.stream()
                .filter(pod -> pod.getStatus() != null && pod.getMetadata().getDeletionTimestamp() == null)
                .sorted(NEWEST_FIRST)
                .flatMap(pod -> of(pod.getStatus()).stream())
                .findFirst();
    }

    private static Optional<PodTrouble> of(PodStatus status) {
        return unscheduled(status)
                .or(() -> users(status)
                        .flatMap(container -> of(container).stream())
                        .findFirst());
    }

    private static Optional<PodTrouble> unscheduled(PodStatus status) {
        return status.getConditions().stream()
                .filter(condition ->
                        condition.getType().equals("PodScheduled") && "False".equals(condition.getStatus()))
                .<PodTrouble>map(
                        condition -> new NotScheduled(orEmpty(condition.getReason()), orEmpty(condition.getMessage())))
                .findFirst();
    }

    private static Stream<ContainerStatus> users(PodStatus status) {
        return Stream.concat(
                        status.getInitContainerStatuses().stream().filter(PodTrouble::isFailing),
                        status.getContainerStatuses().stream())
                .filter(container -> !WellKnown.QUEUE_PROXY_CONTAINER.equals(container.getName()));
    }

    /** An init container that ended well is no trouble. */
    private static boolean isFailing(ContainerStatus container) {
        return terminated(container).filter(end -> end.getExitCode() == 0).isEmpty();
    }

    private static Optional<PodTrouble> of(ContainerStatus container) {
        return terminated(container)
                .<PodTrouble>map(PodTrouble::exited)
                .or(() -> waiting(container)
                        .map(waiting -> new NotStarted(waiting.getReason(), orEmpty(waiting.getMessage()))));
    }

    private static Optional<ContainerStateTerminated> terminated(ContainerStatus container) {
        return Stream.of(container.getState(), container.getLastState())
                .filter(Objects::nonNull)
                .map(state -> Optional.ofNullable(state.getTerminated()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<ContainerStateWaiting> waiting(ContainerStatus container) {
        return Optional.ofNullable(container.getState())
                .map(state -> state.getWaiting())
                .filter(waiting -> waiting.getReason() != null)
                .filter(waiting -> !PATIENCE.contains(waiting.getReason())
                        && !waiting.getReason().equals(BACKING_OFF));
    }

    private static Exited exited(ContainerStateTerminated end) {
        String said = orEmpty(end.getMessage()).strip();
        return new Exited(
                "ExitCode" + end.getExitCode(), "Container failed with: " + (said.isEmpty() ? silent(end) : said));
    }

    private static String silent(ContainerStateTerminated end) {
        return end.getExitCode() == 0
                ? "container exited with no error"
                : "container exited with code " + end.getExitCode() + " and said nothing";
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
