package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.ArrayList;
import java.util.List;
import zeroth.controller.settings.Settings;
import zeroth.names.Ports;
import zeroth.names.WellKnown;

/** The container through which every request to the program goes. */
final class QueueProxyContainer {
    private QueueProxyContainer() {}

    static Container of(Revision revision, Settings settings, String systemNamespace) {
        ServingContainer serving = ServingContainer.of(revision);
        return new ContainerBuilder()
                .withName(WellKnown.QUEUE_PROXY_CONTAINER)
                .withImage(settings.deployment().queueSidecarImage())
                .withResources(QueueProxyResources.of(revision, settings))
                .withPorts(ports(serving, settings))
                .withReadinessProbe(ReadinessProbe.of(serving)
                        .map(probe -> probe.ofQueueProxy(serving.queuePort()))
                        .orElse(null))
                .withSecurityContext(nothingAllowed())
                .withEnv(QueueProxyEnvironment.of(revision, settings, systemNamespace))
                .build();
    }

    private static List<ContainerPort> ports(ServingContainer serving, Settings settings) {
        List<ContainerPort> ports = new ArrayList<>();
        ports.add(port(Ports.AUTOSCALING_METRICS_NAME, Ports.AUTOSCALING_METRICS));
        ports.add(port(Ports.USER_METRICS_NAME, Ports.USER_METRICS));
        if ("enabled".equals(settings.observability().get("runtime-profiling"))) {
            ports.add(port("profiling-port", Ports.PROFILING));
        }
        ports.add(port(Ports.QUEUE_PORT_NAME, serving.queuePort()));
        ports.add(port("https-port", Ports.BACKEND_HTTPS));
        return ports;
    }

    static ContainerPort port(String name, int number) {
        return new ContainerPortBuilder()
                .withName(name)
                .withContainerPort(number)
                .withProtocol("TCP")
                .build();
    }

    private static SecurityContext nothingAllowed() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withRunAsNonRoot(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }
}
