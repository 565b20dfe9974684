package zeroth.controller.revision;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroth.api.settings.Feature;
import zeroth.api.settings.FeaturesSettings;
import zeroth.names.EnvironmentKeys;
import zeroth.names.Labels;
import zeroth.names.Ports;

/** The user's containers, as they run beside a queue-proxy. */
final class UserContainers {
    private static final String FALLBACK_TO_LOGS = "FallbackToLogsOnError";

    private final Revision revision;
    private final PinnedImages images;
    private final FeaturesSettings features;
    private final ServingContainer serving;

    UserContainers(Revision revision, PinnedImages images, FeaturesSettings features) {
        this.revision = revision;
        this.images = images;
        this.features = features;
        this.serving = ServingContainer.of(revision);
    }

    List<Container> list() {
        return revision.getSpec().getContainers().stream().map(this::container).toList();
    }

    List<Container> initial() {
        return revision.getSpec().getInitContainers().stream()
                .map(images::pinned)
                .toList();
    }

    private Container container(Container container) {
        return serving.is(container) ? serving() : sidecar(container, List.of());
    }

    private Container serving() {
        Container container = sidecar(serving.container(), List.of(variable(EnvironmentKeys.PORT, port())));
        return new ContainerBuilder(container)
                .withPorts(userPort())
                .withLivenessProbe(Optional.ofNullable(container.getLivenessProbe())
                        .map(this::onUserPort)
                        .orElse(null))
                .build();
    }

    private Container sidecar(Container container, List<EnvVar> own) {
        List<EnvVar> environment = new ArrayList<>(container.getEnv());
        environment.addAll(own);
        environment.addAll(identity());
        return new ContainerBuilder(images.pinned(container))
                .withEnv(environment)
                .withLifecycle(waitForDrain())
                .withStdin(null)
                .withTty(null)
                .withReadinessProbe(Optional.ofNullable(container.getReadinessProbe())
                        .filter(probe -> probe.getExec() != null)
                        .orElse(null))
                .withTerminationMessagePolicy(Optional.ofNullable(container.getTerminationMessagePolicy())
                        .filter(policy -> !policy.isEmpty())
                        .orElse(FALLBACK_TO_LOGS))
                .build();
    }

    /** The program outlives the requests that its queue-proxy still has. */
    private static Lifecycle waitForDrain() {
        return new LifecycleBuilder()
                .withNewPreStop()
                .withNewHttpGet()
                .withPath("/wait-for-drain")
                .withPort(new IntOrString(Ports.QUEUE_ADMIN))
                .endHttpGet()
                .endPreStop()
                .build();
    }

    private List<EnvVar> identity() {
        var labels = revision.getMetadata().getLabels();
        return List.of(
                variable(EnvironmentKeys.K_REVISION, revision.getMetadata().getName()),
                variable(EnvironmentKeys.K_CONFIGURATION, labels.getOrDefault(Labels.CONFIGURATION, "")),
                variable(EnvironmentKeys.K_SERVICE, labels.getOrDefault(Labels.SERVICE, "")));
    }

    private ContainerPort userPort() {
        return new ContainerPortBuilder()
                .withName(Ports.USER_PORT_NAME)
                .withContainerPort(serving.port())
                .withProtocol("TCP")
                .build();
    }

    /** What is asked is whether the program answers, so it is asked where the program listens. */
    private Probe onUserPort(Probe probe) {
        ProbeBuilder builder = new ProbeBuilder(probe);
        if (probe.getHttpGet() != null && !keeps(probe.getHttpGet().getPort())) {
            builder.editHttpGet().withPort(new IntOrString(serving.port())).endHttpGet();
        }
        if (probe.getTcpSocket() != null && !keeps(probe.getTcpSocket().getPort())) {
            builder.editTcpSocket().withPort(new IntOrString(serving.port())).endTcpSocket();
        }
        return builder.build();
    }

    private boolean keeps(IntOrString port) {
        return features.isEnabled(Feature.MULTI_CONTAINER_PROBING)
                && ProbePort.of(port).isPresent();
    }

    private String port() {
        return String.valueOf(serving.port());
    }

    private static EnvVar variable(String name, String value) {
        return new EnvVar(name, value, null);
    }
}
