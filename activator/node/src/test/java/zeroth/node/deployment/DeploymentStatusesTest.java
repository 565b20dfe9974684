package zeroth.node.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentStatusesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Counts NONE_YET = new Counts(2, 2, 2, 0, 0);
    private static final Counts ONE_READY = new Counts(2, 2, 2, 1, 1);
    private static final Counts ALL = new Counts(2, 2, 2, 2, 2);

    private final Deployment deployment = new DeploymentBuilder()
            .withNewMetadata()
            .withName("app")
            .withGeneration(7L)
            .endMetadata()
            .withNewSpec()
            .withReplicas(2)
            .withProgressDeadlineSeconds(60)
            .endSpec()
            .build();

    @Test
    void countsPodsAndNamesTheGenerationThatItSaw() {
        DeploymentStatus status = look(ONE_READY, 0);

        assertThat(status.getObservedGeneration()).isEqualTo(7);
        assertThat(status.getReplicas()).isEqualTo(2);
        assertThat(status.getUpdatedReplicas()).isEqualTo(2);
        assertThat(status.getReadyReplicas()).isEqualTo(1);
        assertThat(status.getAvailableReplicas()).isEqualTo(1);
        assertThat(status.getUnavailableReplicas()).isEqualTo(1);
    }

    @Test
    void progressesUntilAllAreAvailable() {
        assertThat(progressing(look(NONE_YET, 0)).getReason()).isEqualTo("ReplicaSetUpdated");
        assertThat(available(look(ONE_READY, 10)).getStatus()).isEqualTo("False");

        DeploymentStatus complete = look(ALL, 20);

        assertThat(progressing(complete).getReason()).isEqualTo("NewReplicaSetAvailable");
        assertThat(progressing(complete).getStatus()).isEqualTo("True");
        assertThat(available(complete).getReason()).isEqualTo("MinimumReplicasAvailable");
    }

    @Test
    void missesItsDeadlineWithoutProgress() {
        look(NONE_YET, 0);
        assertThat(progressing(look(NONE_YET, 59)).getStatus()).isEqualTo("True");

        DeploymentCondition late = progressing(look(NONE_YET, 60));

        assertThat(late.getStatus()).isEqualTo("False");
        assertThat(late.getReason()).isEqualTo("ProgressDeadlineExceeded");
        assertThat(late.getMessage()).isEqualTo("Deployment \"app\" has timed out progressing.");
    }

    @Test
    void givesNewTimeWithEachProgress() {
        look(NONE_YET, 0);
        look(ONE_READY, 50);

        assertThat(progressing(look(ONE_READY, 100)).getStatus()).isEqualTo("True");
        assertThat(progressing(look(ONE_READY, 110)).getStatus()).isEqualTo("False");
        assertThat(progressing(look(ALL, 120)).getStatus()).isEqualTo("True");
    }

    @Test
    void staysCompleteWhilePodsComeAndGo() {
        look(ALL, 0);

        assertThat(progressing(look(NONE_YET, 1000)).getReason()).isEqualTo("NewReplicaSetAvailable");
        assertThat(available(look(NONE_YET, 1000)).getStatus()).isEqualTo("False");
    }

    @Test
    void beginsAnewWithANewTemplate() {
        look(ALL, 0);

        look(new Counts(2, 3, 1, 2, 2), 1000);

        assertThat(progressing(deployment.getStatus()).getReason()).isEqualTo("ReplicaSetUpdated");
        assertThat(progressing(look(new Counts(2, 3, 1, 2, 2), 1060)).getReason())
                .isEqualTo("ProgressDeadlineExceeded");
    }

    @Test
    void isCompleteWithNoPodsWhenNoneAreWanted() {
        assertThat(progressing(look(new Counts(0, 0, 0, 0, 0), 0)).getReason()).isEqualTo("NewReplicaSetAvailable");
    }

    @Test
    void saysWhatHindersNewPods() {
        DeploymentStatus status = statuses(NONE_YET, 0).status(Optional.of("refused"));

        assertThat(condition(status, "ReplicaFailure").getMessage()).isEqualTo("refused");
    }

    @Test
    void knowsWhenToLookAgain() {
        assertThat(DeploymentStatuses.untilDeadline(deployment, look(NONE_YET, 0), START.plusSeconds(20)))
                .contains(Duration.ofSeconds(40));
        assertThat(DeploymentStatuses.untilDeadline(deployment, look(ALL, 0), START))
                .isEmpty();
    }

    private DeploymentStatus look(Counts counts, int second) {
        DeploymentStatus status = statuses(counts, second).status(Optional.empty());
        deployment.setStatus(status);
        return status;
    }

    private DeploymentStatuses statuses(Counts counts, int second) {
        return new DeploymentStatuses(deployment, counts, 0, START.plusSeconds(second));
    }

    private static DeploymentCondition progressing(DeploymentStatus status) {
        return condition(status, "Progressing");
    }

    private static DeploymentCondition available(DeploymentStatus status) {
        return condition(status, "Available");
    }

    private static DeploymentCondition condition(DeploymentStatus status, String type) {
        return status.getConditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
