package zeroth.node.deployment;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A pod as its Deployment sees it. Those that end or have ended are none.
 *
 * @param readySince when it became ready, if it is
 */
record Replica(Pod pod, Template template, Optional<Instant> readySince) {
    /** Which template made it. */
    enum Template {
        PRESENT,
        EARLIER
    }

    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";

    /**
     * Who goes first, as ReplicaSet's controller has it: what has not started, what is not ready, what costs least, what
     * became ready last, what was restarted most, what is youngest.
     */
    static final Comparator<Replica> DISPENSABLE = Comparator.comparing(Replica::hasStarted)
            .thenComparing(Replica::isReady)
            .thenComparingInt(Replica::cost)
            .thenComparing(replica -> replica.readySince().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparingInt(replica -> -replica.restarts())
            .thenComparing(Replica::created, Comparator.reverseOrder());

    static boolean counts(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null && !isOver(pod);
    }

    static boolean isOver(Pod pod) {
        return Optional.ofNullable(pod.getStatus())
                .map(status -> status.getPhase())
                .filter(phase -> phase.equals("Failed") || phase.equals("Succeeded"))
                .isPresent();
    }

    static Replica of(Pod pod, PodTemplate template) {
        return new Replica(pod, template.made(pod) ? Template.PRESENT : Template.EARLIER, readySince(pod));
    }

    boolean isPresent() {
        return template == Template.PRESENT;
    }

    boolean isReady() {
        return readySince.isPresent();
    }

    boolean isAvailable(Duration minReady, Instant now) {
        return readySince.filter(since -> !since.plus(minReady).isAfter(now)).isPresent();
    }

    /** One whose program runs, or ran: not the kubelet's "Pending". */
    private boolean hasStarted() {
        return Optional.ofNullable(pod.getStatus())
                .map(PodStatus::getPhase)
                .filter(phase -> !phase.equals("Pending"))
                .isPresent();
    }

    private int restarts() {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getContainerStatuses().stream())
                .mapToInt(ContainerStatus::getRestartCount)
                .max()
                .orElse(0);
    }

    private int cost() {
        String cost = pod.getMetadata().getAnnotations().getOrDefault(COST, "0");
        return cost.matches("-?\\d{1,9}") ? Integer.parseInt(cost) : 0;
    }

    private String created() {
        return Optional.ofNullable(pod.getMetadata().getCreationTimestamp()).orElse("");
    }

    private static Optional<Instant> readySince(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"))
                .map(PodCondition::getLastTransitionTime)
                .map(Instant::parse)
                .findFirst();
    }
}
