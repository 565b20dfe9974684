package zeroth.dataplane.pods;

import io.fabric8.knative.pkg.apis.Condition;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.RevisionStatus;
import io.fabric8.kubernetes.api.model.Container;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zeroth.names.RevisionId;
import zeroth.queueproxy.http.stage.RequestTimeouts;
import zeroth.queueproxy.limit.ConcurrencyLimit;

/** What a Revision object says to the data plane: pure. */
record RevisionReading(
        RevisionId id,
        Owners owners,
        ConcurrencyLimit limit,
        RequestTimeouts timeouts,
        Paths.Trust trust,
        Optional<String> failure) {
    private static final long DEFAULT_TIMEOUT = 300;

    static RevisionReading of(Revision revision) {
        return new RevisionReading(
                new RevisionId(
                        revision.getMetadata().getNamespace(),
                        revision.getMetadata().getName()),
                Owners.of(revision),
                ConcurrencyLimit.of(Math.toIntExact(or(revision.getSpec().getContainerConcurrency(), 0))),
                timeouts(revision),
                trust(revision.getSpec().getContainers()),
                failure(revision));
    }

    /** Of exec and startup probes queue-proxy does not know: where there are any, a pod's own word is not enough. */
    private static Paths.Trust trust(@Nullable List<Container> containers) {
        List<Container> all = Optional.ofNullable(containers).orElse(List.of());
        boolean startup = all.stream().anyMatch(container -> container.getStartupProbe() != null);
        boolean exec = all.stream()
                .filter(container -> all.size() == 1 || !container.getPorts().isEmpty())
                .anyMatch(container -> container.getReadinessProbe() != null
                        && container.getReadinessProbe().getExec() != null);
        return startup || exec ? Paths.Trust.KUBERNETES_TOO : Paths.Trust.POD;
    }

    private static RequestTimeouts timeouts(Revision revision) {
        return new RequestTimeouts(
                Duration.ofSeconds(or(revision.getSpec().getTimeoutSeconds(), DEFAULT_TIMEOUT)),
                seconds(revision.getSpec().getResponseStartTimeoutSeconds()),
                seconds(revision.getSpec().getIdleTimeoutSeconds()));
    }

    private static Optional<Duration> seconds(@Nullable Long seconds) {
        return Optional.ofNullable(seconds).filter(some -> some > 0).map(Duration::ofSeconds);
    }

    /** Why no pod will come: the condition that made the Revision not Ready. */
    private static Optional<String> failure(Revision revision) {
        List<Condition> failed =
                Optional.ofNullable(revision.getStatus()).map(RevisionStatus::getConditions).orElse(List.of()).stream()
                        .filter(condition -> "False".equals(condition.getStatus()))
                        .toList();
        return Stream.of("ContainerHealthy", "ResourcesAvailable", "Ready")
                .flatMap(type -> failed.stream().filter(condition -> type.equals(condition.getType())))
                .findFirst()
                .map(RevisionReading::words);
    }

    private static String words(Condition condition) {
        String reason = Optional.ofNullable(condition.getReason()).orElse("");
        String message = Optional.ofNullable(condition.getMessage()).orElse("");
        return reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
    }

    private static long or(@Nullable Long value, long otherwise) {
        return value == null ? otherwise : value;
    }
}
