package zeroth.node.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroth.node.deployment.Replica.Template;
import zeroth.node.deployment.Rollout.Step;

class RolloutTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Strategy NEVER_FEWER = new Strategy.Rolling(1, 0);

    @Test
    void makesWhatIsMissing() {
        assertThat(rollout(3, NEVER_FEWER, ready("a")).step(NOW)).isEqualTo(new Step(2, List.of()));
    }

    @Test
    void removesWhatIsNotReadyFirstThenTheYoungest() {
        Step step = rollout(1, NEVER_FEWER, ready("a", 1), ready("b", 3), unready("c"), ready("d", 2))
                .step(NOW);

        assertThat(step.create()).isZero();
        assertThat(names(step)).containsExactly("c", "b", "d");
    }

    @Test
    void removesWhatHasNotStartedBeforeWhatIsNotReadyAndThenWhatBecameReadyLast() {
        Replica pending = new Replica(in("Pending", "pending", 0), Template.PRESENT, Optional.empty());
        Replica crashing = new Replica(in("Running", "crashing", 9), Template.PRESENT, Optional.empty());
        Replica unready = new Replica(in("Running", "unready", 0), Template.PRESENT, Optional.empty());
        Replica old = new Replica(in("Running", "old", 0), Template.PRESENT, Optional.of(NOW.minusSeconds(60)));
        Replica late = new Replica(in("Running", "late", 0), Template.PRESENT, Optional.of(NOW));

        Step step =
                rollout(1, NEVER_FEWER, old, late, unready, crashing, pending).step(NOW);

        assertThat(names(step)).containsExactly("pending", "crashing", "unready", "late");
    }

    @Test
    void respectsTheCostOfDeletion() {
        Replica dear = new Replica(pod("dear", 9, "100"), Template.PRESENT, Optional.of(NOW));

        assertThat(names(rollout(1, NEVER_FEWER, dear, ready("b", 1)).step(NOW)))
                .containsExactly("b");
    }

    @Test
    void goesToZero() {
        assertThat(names(rollout(0, NEVER_FEWER, ready("a"), unready("b")).step(NOW)))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void keepsEarlierPodsUntilTheirReplacementServes() {
        assertThat(rollout(1, NEVER_FEWER, earlier("old")).step(NOW)).isEqualTo(new Step(1, List.of()));
        assertThat(rollout(1, NEVER_FEWER, earlier("old"), unready("new")).step(NOW))
                .isEqualTo(new Step(0, List.of()));
        assertThat(names(rollout(1, NEVER_FEWER, earlier("old"), ready("new")).step(NOW)))
                .containsExactly("old");
    }

    @Test
    void removesEarlierPodsThatDoNotServeAtOnce() {
        Replica broken = new Replica(pod("broken", 1, "0"), Template.EARLIER, Optional.empty());

        assertThat(names(rollout(1, NEVER_FEWER, broken).step(NOW))).containsExactly("broken");
    }

    @Test
    void recreatesOnlyWhenAllEarlierPodsAreGone() {
        Strategy recreate = new Strategy.Recreate();
        Rollout leaving = new Rollout(1, recreate, Duration.ZERO, List.of(), 1);

        assertThat(names(rollout(1, recreate, earlier("old")).step(NOW))).containsExactly("old");
        assertThat(leaving.step(NOW)).isEqualTo(new Step(0, List.of()));
        assertThat(rollout(1, recreate).step(NOW)).isEqualTo(new Step(1, List.of()));
    }

    /** Pods become ready in any order; the rollout never breaks its promise and always ends. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverHasTooFewNorTooManyAndEnds(long seed) {
        Random random = new Random(seed);
        int wanted = 1 + random.nextInt(6);
        List<Replica> pods = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            pods.add(earlier("old" + i));
        }
        for (int step = 0; step < 200 && !isDone(pods, wanted); step++) {
            Step next = new Rollout(wanted, NEVER_FEWER, Duration.ZERO, List.copyOf(pods), 0).step(NOW);
            pods.removeIf(replica -> next.delete().contains(replica.pod()));
            for (int i = 0; i < next.create(); i++) {
                pods.add(unready("new" + step + i));
            }
            assertThat(pods.stream().filter(Replica::isReady).count())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(wanted);
            assertThat(pods.size()).as("seed %d", seed).isLessThanOrEqualTo(wanted + 1);
            pods.replaceAll(replica -> random.nextBoolean() ? ready(replica) : replica);
        }
        assertThat(isDone(pods, wanted)).as("seed %d", seed).isTrue();
    }

    private static boolean isDone(List<Replica> pods, int wanted) {
        return pods.size() == wanted && pods.stream().allMatch(pod -> pod.isPresent() && pod.isReady());
    }

    private static Rollout rollout(int wanted, Strategy strategy, Replica... pods) {
        return new Rollout(wanted, strategy, Duration.ZERO, Arrays.asList(pods), 0);
    }

    private static List<String> names(Step step) {
        return step.delete().stream().map(pod -> pod.getMetadata().getName()).toList();
    }

    private static Replica ready(String name) {
        return ready(name, 1);
    }

    private static Replica ready(String name, int minute) {
        return new Replica(pod(name, minute, "0"), Template.PRESENT, Optional.of(NOW));
    }

    private static Replica ready(Replica replica) {
        return new Replica(replica.pod(), replica.template(), Optional.of(NOW));
    }

    private static Replica unready(String name) {
        return new Replica(pod(name, 1, "0"), Template.PRESENT, Optional.empty());
    }

    private static Replica earlier(String name) {
        return new Replica(pod(name, 0, "0"), Template.EARLIER, Optional.of(NOW));
    }

    private static Pod in(String phase, String name, int restarts) {
        return new PodBuilder(pod(name, 1, "0"))
                .withNewStatus()
                .withPhase(phase)
                .addNewContainerStatus()
                .withRestartCount(restarts)
                .endContainerStatus()
                .endStatus()
                .build();
    }

    private static Pod pod(String name, int minute, String cost) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withCreationTimestamp("2026-01-01T00:0" + minute + ":00Z")
                .addToAnnotations("controller.kubernetes.io/pod-deletion-cost", cost)
                .endMetadata()
                .build();
    }
}
