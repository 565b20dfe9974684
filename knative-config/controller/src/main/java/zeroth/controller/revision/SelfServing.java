package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import zeroth.names.Annotations;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Ports;

/**
 * A Revision whose program serves what a queue-proxy would, in its own process: its container is given what that one's
 * would be, so that neither autoscaler nor activator sees a difference.
 */
final class SelfServing {
    private SelfServing() {}

    static boolean is(Revision revision) {
        return Annotations.NO_SIDECAR.equals(
                revision.getMetadata().getAnnotations().get(Annotations.SIDECAR));
    }

    static List<Container> containers(List<Container> users, ServingContainer serving, Container queueProxy) {
        return users.stream()
                .map(container -> serving.is(container) ? joined(container, queueProxy) : container)
                .toList();
    }

    /** What the platform says goes last, so that it holds. */
    private static Container joined(Container program, Container queueProxy) {
        return new ContainerBuilder(program)
                .addAllToEnv(queueProxy.getEnv())
                .addToEnv(new EnvVar(EnvironmentKeys.ZEROTH_SIDECAR, Annotations.NO_SIDECAR, null))
                .addAllToPorts(queueProxy.getPorts())
                .addToPorts(adminPort())
                .withReadinessProbe(queueProxy.getReadinessProbe())
                .build();
    }

    /** A laptop, where pods share their address, finds a port for each that is declared. */
    private static ContainerPort adminPort() {
        return QueueProxyContainer.port(Ports.QUEUE_ADMIN_NAME, Ports.QUEUE_ADMIN);
    }
}
