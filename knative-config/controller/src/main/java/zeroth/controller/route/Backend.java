package zeroth.controller.route;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.ContainerPort;
import zeroth.names.Ports;

/**
 * A Revision that requests go to.
 *
 * @param servicePort of its public Service, by what its program speaks
 */
record Backend(String revision, int servicePort) {
    static Backend of(Revision revision) {
        boolean h2c = revision.getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .map(ContainerPort::getName)
                .anyMatch("h2c"::equals);
        return new Backend(revision.getMetadata().getName(), h2c ? Ports.SERVICE_HTTP2 : Ports.SERVICE_HTTP);
    }
}
