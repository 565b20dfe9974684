package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.List;
import java.util.Optional;
import zeroth.names.Ports;

/** The one container of a Revision that requests go to: the only one, or the one that has a port. */
record ServingContainer(Container container) {
    private static final String H2C = "h2c";

    static ServingContainer of(Revision revision) {
        List<Container> containers = revision.getSpec().getContainers();
        return new ServingContainer(containers.stream()
                .filter(container -> !container.getPorts().isEmpty())
                .findFirst()
                .orElseGet(containers::getFirst));
    }

    boolean is(Container other) {
        return container.getName().equals(other.getName());
    }

    int port() {
        return userPort()
                .map(ContainerPort::getContainerPort)
                .filter(port -> port > 0)
                .orElse(Ports.DEFAULT_USER_PORT);
    }

    /** Whether the program speaks HTTP/2 without TLS, and nothing else. */
    boolean speaksH2c() {
        return userPort().map(ContainerPort::getName).filter(H2C::equals).isPresent();
    }

    String protocol() {
        return speaksH2c() ? H2C : "http1";
    }

    int queuePort() {
        return speaksH2c() ? Ports.BACKEND_HTTP2 : Ports.BACKEND_HTTP;
    }

    private Optional<ContainerPort> userPort() {
        return container.getPorts().stream().findFirst();
    }
}
