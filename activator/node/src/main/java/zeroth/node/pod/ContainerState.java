package zeroth.node.pod;

import java.time.Instant;

/** What a container does, as the API tells it. */
sealed interface ContainerState {
    /**
     * Not running, and why.
     *
     * @param message empty where the reason says it all
     */
    record Waiting(String reason, String message) implements ContainerState {
        static final Waiting CREATING = new Waiting("ContainerCreating", "");
    }

    /** Its process lives. */
    record Running(Instant startedAt) implements ContainerState {
        Terminated ended(int exitCode, String message, Instant now) {
            return new Terminated(exitCode, exitCode == 0 ? "Completed" : "Error", message, startedAt, now);
        }
    }

    /**
     * Its run ended.
     *
     * @param message what it said last, empty for one that ended well
     */
    record Terminated(int exitCode, String reason, String message, Instant startedAt, Instant finishedAt)
            implements ContainerState {}
}
