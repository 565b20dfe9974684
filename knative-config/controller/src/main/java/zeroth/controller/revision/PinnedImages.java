package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.ContainerStatus;
import io.fabric8.knative.serving.v1.ContainerStatusBuilder;
import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the containers of a Revision run, from its first day to its last.
 *
 * @param digests by container name; empty text: the image is not pinned, and runs as the user wrote it
 */
record PinnedImages(Map<String, String> digests) {
    PinnedImages {
        digests = Map.copyOf(digests);
    }

    /** What the Revision's status has kept of it, if it has all. */
    static Optional<PinnedImages> recorded(Revision revision) {
        PinnedImages recorded = new PinnedImages(statuses(revision)
                .collect(Collectors.toMap(
                        ContainerStatus::getName,
                        status -> Optional.ofNullable(status.getImageDigest()).orElse(""),
                        (first, _) -> first)));
        return containers(revision).allMatch(container -> recorded.digests.containsKey(container.getName()))
                ? Optional.of(recorded)
                : Optional.empty();
    }

    static Stream<Container> containers(Revision revision) {
        return Stream.concat(
                revision.getSpec().getContainers().stream(), revision.getSpec().getInitContainers().stream());
    }

    Container pinned(Container container) {
        String digest = digests.getOrDefault(container.getName(), "");
        return digest.isEmpty()
                ? container
                : new ContainerBuilder(container).withImage(digest).build();
    }

    /** To be kept in the status. */
    List<ContainerStatus> statuses(List<Container> containers) {
        return containers.stream().map(this::status).toList();
    }

    private ContainerStatus status(Container container) {
        return new ContainerStatusBuilder()
                .withName(container.getName())
                .withImageDigest(digests.getOrDefault(container.getName(), ""))
                .build();
    }

    private static Stream<ContainerStatus> statuses(Revision revision) {
        return Optional.ofNullable(revision.getStatus()).stream()
                .flatMap(status -> Stream.concat(
                        status.getContainerStatuses().stream(), status.getInitContainerStatuses().stream()));
    }
}
