package zeroth.node.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroth.node.pod.ContainerReport.Health;

class PodStatusesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofMinutes(1));
    private static final ContainerReport NEW = ContainerReport.creating("app", "dev.local/app");

    @Test
    void isPendingWhileAContainerIsMade() {
        PodStatus status = status(pod(NEW));

        assertThat(status.getPhase()).isEqualTo("Pending");
        assertThat(container(status).getState().getWaiting().getReason()).isEqualTo("ContainerCreating");
        assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
        assertThat(condition(status, "Ready").getMessage()).isEqualTo("containers with unready status: [app]");
        assertThat(condition(status, "PodScheduled").getStatus()).isEqualTo("True");
        assertThat(status.getPodIP()).isEqualTo("127.0.0.1");
        assertThat(status.getHostIP()).isEqualTo("127.0.0.1");
        assertThat(status.getStartTime()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void isReadyWhenAllContainersAre() {
        PodStatus status = status(pod(NEW.running(START).healthy(Health.READY)));

        assertThat(status.getPhase()).isEqualTo("Running");
        assertThat(condition(status, "Ready").getStatus()).isEqualTo("True");
        assertThat(condition(status, "ContainersReady").getStatus()).isEqualTo("True");
        assertThat(container(status).getReady()).isTrue();
        assertThat(container(status).getState().getRunning().getStartedAt()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void keepsItsContainersReadyButNotItselfWhileItEnds() {
        PodStatus status = status(pod(NEW.running(START).healthy(Health.READY)).in(Stage.TERMINATING));

        assertThat(condition(status, "Ready").getStatus()).isEqualTo("False");
        assertThat(condition(status, "ContainersReady").getStatus()).isEqualTo("True");
    }

    @Test
    void tellsOfACrashLoop() {
        ContainerReport crashed = NEW.running(START)
                .terminated(3, "boom", LATER)
                .running(LATER)
                .terminated(3, "boom again", LATER)
                .waiting("CrashLoopBackOff", "back-off 10s");

        PodStatus status = status(pod(crashed));

        assertThat(status.getPhase()).isEqualTo("Running");
        assertThat(container(status).getRestartCount()).isEqualTo(1);
        assertThat(container(status).getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
        assertThat(container(status).getLastState().getTerminated().getExitCode())
                .isEqualTo(3);
        assertThat(container(status).getLastState().getTerminated().getReason()).isEqualTo("Error");
        assertThat(container(status).getLastState().getTerminated().getMessage())
                .isEqualTo("boom again");
    }

    @Test
    void succeedsOrFailsWhereNothingIsStartedAgain() {
        PodState done = new PodState(
                List.of(NEW.running(START).terminated(0, "", LATER)),
                Stage.LIVING,
                RestartPolicy.ON_FAILURE,
                Optional.empty());
        PodState failed = new PodState(
                List.of(NEW.running(START).terminated(1, "", LATER)),
                Stage.LIVING,
                RestartPolicy.NEVER,
                Optional.empty());

        assertThat(status(done).getPhase()).isEqualTo("Succeeded");
        assertThat(container(status(done)).getState().getTerminated().getReason())
                .isEqualTo("Completed");
        assertThat(status(failed).getPhase()).isEqualTo("Failed");
    }

    @Test
    void keepsTheTimeOfAConditionThatHoldsOn() {
        PodStatus before = status(pod(NEW));

        PodStatus after = PodStatuses.status(pod(NEW.running(LATER)), before, START, LATER);
        PodStatus ready = PodStatuses.status(pod(NEW.running(LATER).healthy(Health.READY)), after, START, LATER);

        assertThat(condition(after, "Ready").getLastTransitionTime()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(condition(ready, "Ready").getLastTransitionTime()).isEqualTo("2026-01-01T00:01:00Z");
    }

    @Test
    void saysASentenceForPeople() {
        PodStatus status = status(pod(NEW.running(START)).saying(Optional.of("It listens elsewhere.")));

        assertThat(status.getMessage()).isEqualTo("It listens elsewhere.");
        assertThat(condition(status, "Ready").getMessage())
                .isEqualTo("containers with unready status: [app]: It listens elsewhere.");
    }

    private static PodState pod(ContainerReport container) {
        return new PodState(List.of(container), Stage.LIVING, RestartPolicy.ALWAYS, Optional.empty());
    }

    private static PodStatus status(PodState state) {
        return PodStatuses.status(state, null, START, START);
    }

    private static ContainerStatus container(PodStatus status) {
        return status.getContainerStatuses().getFirst();
    }

    private static PodCondition condition(PodStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
