package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.HostIP;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zeroth.node.pod.ContainerState.Running;
import zeroth.node.pod.ContainerState.Terminated;
import zeroth.node.pod.ContainerState.Waiting;

/** Writes a {@link PodState} in Kubernetes' words. Pure. */
final class PodStatuses {
    /** This machine, as {@code spec.nodeName} of its pods. */
    static final String NODE_NAME = "localhost";

    static final String LOOPBACK = "127.0.0.1";
    private static final String NOT_READY = "ContainersNotReady";

    private final PodState state;
    private final @Nullable PodStatus before;
    private final Instant now;

    private PodStatuses(PodState state, @Nullable PodStatus before, Instant now) {
        this.state = state;
        this.before = before;
        this.now = now;
    }

    /** @param before what is stored: conditions that hold on keep their time */
    static PodStatus status(PodState state, @Nullable PodStatus before, Instant started, Instant now) {
        return new PodStatuses(state, before, now).status(started);
    }

    private PodStatus status(Instant started) {
        return new PodStatusBuilder()
                .withPhase(state.phase().word())
                .withConditions(conditions())
                .withContainerStatuses(
                        state.containers().stream().map(PodStatuses::container).toList())
                .withMessage(state.message().orElse(null))
                .withReason(state.message().map(_ -> "NotListening").orElse(null))
                .withHostIP(LOOPBACK)
                .withHostIPs(List.of(new HostIP(LOOPBACK)))
                .withPodIP(LOOPBACK)
                .withPodIPs(List.of(new PodIP(LOOPBACK)))
                .withQosClass("BestEffort")
                .withStartTime(text(started))
                .build();
    }

    private List<PodCondition> conditions() {
        return List.of(
                holds("PodReadyToStartContainers"),
                holds("Initialized"),
                state.isReady() ? holds("Ready") : fails("Ready"),
                state.containersReady() ? holds("ContainersReady") : fails("ContainersReady"),
                holds("PodScheduled"));
    }

    private PodCondition holds(String type) {
        return timed(new PodConditionBuilder().withType(type).withStatus("True").build());
    }

    private PodCondition fails(String type) {
        return timed(new PodConditionBuilder()
                .withType(type)
                .withStatus("False")
                .withReason(NOT_READY)
                .withMessage(unready())
                .build());
    }

    private String unready() {
        String names = state.containers().stream()
                .filter(Predicate.not(ContainerReport::isReady))
                .map(ContainerReport::name)
                .collect(Collectors.joining(" "));
        String text = names.isEmpty() ? "the pod is terminating" : "containers with unready status: [" + names + "]";
        return Stream.concat(Stream.of(text), state.message().stream()).collect(Collectors.joining(": "));
    }

    private PodCondition timed(PodCondition condition) {
        String since = stored(condition.getType())
                .filter(old -> old.getStatus().equals(condition.getStatus()))
                .map(PodCondition::getLastTransitionTime)
                .orElse(text(now));
        condition.setLastTransitionTime(since);
        return condition;
    }

    private Optional<PodCondition> stored(String type) {
        return Optional.ofNullable(before).stream()
                .flatMap(status -> status.getConditions().stream())
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private static ContainerStatus container(ContainerReport report) {
        return new ContainerStatusBuilder()
                .withName(report.name())
                .withImage(report.image())
                .withImageID(report.state() instanceof Waiting ? "" : report.image())
                .withReady(report.isReady())
                .withStarted(report.isStarted())
                .withRestartCount(report.restarts())
                .withState(state(report.state()))
                .withLastState(report.last()
                        .map(PodStatuses::state)
                        .orElseGet(io.fabric8.kubernetes.api.model.ContainerState::new))
                .build();
    }

    private static io.fabric8.kubernetes.api.model.ContainerState state(ContainerState state) {
        var builder = new ContainerStateBuilder();
        return switch (state) {
            case Waiting waiting ->
                builder.withNewWaiting(blank(waiting.message()), waiting.reason())
                        .build();
            case Running running ->
                builder.withNewRunning(text(running.startedAt())).build();
            case Terminated ended ->
                builder.withNewTerminated()
                        .withExitCode(ended.exitCode())
                        .withReason(ended.reason())
                        .withMessage(blank(ended.message()))
                        .withStartedAt(text(ended.startedAt()))
                        .withFinishedAt(text(ended.finishedAt()))
                        .endTerminated()
                        .build();
        };
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
