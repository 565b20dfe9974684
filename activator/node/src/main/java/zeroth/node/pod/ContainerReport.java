package zeroth.node.pod;

import java.time.Instant;
import java.util.Optional;
import zeroth.node.pod.ContainerState.Running;
import zeroth.node.pod.ContainerState.Terminated;
import zeroth.node.pod.ContainerState.Waiting;

/**
 * One container at one moment.
 *
 * @param last how its run before this state ended
 * @param restarts runs after the first one
 */
record ContainerReport(
        String name, String image, ContainerState state, Optional<Terminated> last, int restarts, Health health) {
    /** How far a run has come. */
    enum Health {
        STARTING,
        STARTED,
        READY
    }

    static ContainerReport creating(String name, String image) {
        return new ContainerReport(name, image, Waiting.CREATING, Optional.empty(), 0, Health.STARTING);
    }

    ContainerReport waiting(String reason, String message) {
        return new ContainerReport(name, image, new Waiting(reason, message), ended(), restarts, Health.STARTING);
    }

    ContainerReport running(Instant now) {
        return new ContainerReport(name, image, new Running(now), ended(), nextRun(), Health.STARTING);
    }

    /** The number of the run to come, counted from 0. */
    int nextRun() {
        return ended().isPresent() ? restarts + 1 : restarts;
    }

    ContainerReport healthy(Health now) {
        return state instanceof Running ? new ContainerReport(name, image, state, last, restarts, now) : this;
    }

    ContainerReport terminated(int exitCode, String message, Instant now) {
        return state instanceof Running running
                ? new ContainerReport(
                        name, image, running.ended(exitCode, message, now), last, restarts, Health.STARTING)
                : this;
    }

    boolean isReady() {
        return state instanceof Running && health == Health.READY;
    }

    boolean isStarted() {
        return state instanceof Running && health != Health.STARTING;
    }

    private Optional<Terminated> ended() {
        return state instanceof Terminated terminated ? Optional.of(terminated) : last;
    }
}
