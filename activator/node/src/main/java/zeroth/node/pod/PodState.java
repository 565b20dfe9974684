package zeroth.node.pod;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import zeroth.node.pod.ContainerState.Running;
import zeroth.node.pod.ContainerState.Terminated;
import zeroth.node.pod.ContainerState.Waiting;

/**
 * A pod at one moment.
 *
 * @param message a sentence for people about what hinders it, if anything does
 */
record PodState(List<ContainerReport> containers, Stage stage, RestartPolicy restarts, Optional<String> message) {
    PodState {
        containers = List.copyOf(containers);
    }

    Optional<ContainerReport> container(String name) {
        return containers.stream().filter(report -> report.name().equals(name)).findFirst();
    }

    PodState with(String container, UnaryOperator<ContainerReport> change) {
        List<ContainerReport> next = new ArrayList<>(containers);
        next.replaceAll(report -> report.name().equals(container) ? change.apply(report) : report);
        return new PodState(next, stage, restarts, message);
    }

    PodState in(Stage next) {
        return new PodState(containers, next, restarts, message);
    }

    PodState saying(Optional<String> sentence) {
        return new PodState(containers, stage, restarts, sentence);
    }

    /** Kubernetes' phase. */
    Phase phase() {
        if (containers.stream().allMatch(this::isOver)) {
            return containers.stream().allMatch(PodState::succeeded) ? Phase.SUCCEEDED : Phase.FAILED;
        }
        return containers.stream().anyMatch(PodState::neverRan) ? Phase.PENDING : Phase.RUNNING;
    }

    boolean containersReady() {
        return containers.stream().allMatch(ContainerReport::isReady);
    }

    /** May get new requests. */
    boolean isReady() {
        return stage == Stage.LIVING && containersReady();
    }

    private boolean isOver(ContainerReport container) {
        return container.state() instanceof Terminated terminated
                && (stage != Stage.LIVING || restarts.after(terminated.exitCode()) == RestartPolicy.Verdict.END);
    }

    private static boolean succeeded(ContainerReport container) {
        return container.state() instanceof Terminated terminated && terminated.exitCode() == 0;
    }

    private static boolean neverRan(ContainerReport container) {
        return switch (container.state()) {
            case Waiting _ -> container.last().isEmpty();
            case Running _, Terminated _ -> false;
        };
    }

    /** The word of the API. */
    enum Phase {
        PENDING("Pending"),
        RUNNING("Running"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
