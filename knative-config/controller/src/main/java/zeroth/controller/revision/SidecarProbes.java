package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The readiness probes of all containers; a sidecar's names its port. */
final class SidecarProbes {
    /** Never used: a sidecar's probe without a port is not admitted. */
    private static final int NO_PORT = 0;

    private SidecarProbes() {}

    static List<Probe> with(Optional<Probe> own, Revision revision, ServingContainer serving) {
        return Stream.concat(
                        own.stream(),
                        revision.getSpec().getContainers().stream()
                                .filter(container -> !serving.is(container))
                                .flatMap(SidecarProbes::ofSidecar))
                .toList();
    }

    /** A command is left to the kubelet. */
    private static Stream<Probe> ofSidecar(Container container) {
        return Optional.ofNullable(container.getReadinessProbe()).stream()
                .filter(probe -> probe.getExec() == null)
                .map(probe -> new ReadinessProbe(probe, NO_PORT).ofProgram());
    }
}
