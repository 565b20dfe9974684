package zeroth.node;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Any program, behind a queue-proxy. */
class RevisionPodTest extends RevisionPodContract {
    @Override
    Path program(Programs programs) {
        return programs.hello();
    }

    @Override
    List<Container> containers() {
        return List.of(user(), queueProxy());
    }

    @Test
    void startsItsQueueProxyWhenWhatThatNeedsHasCome() {
        Deployment late = deployment();
        late.getMetadata().setName("late-deployment");
        late.getSpec().getSelector().setMatchLabels(Map.of("app", "late"));
        late.getSpec().getTemplate().getMetadata().setLabels(Map.of("app", "late"));
        late.getSpec().getTemplate().getSpec().getContainers().get(1).getEnv().add(loggingSettings());
        laptop.client().resource(late).create();
        await().until(() -> queueProxyOfLate()
                .map(status -> status.getState().getWaiting())
                .filter(waiting -> waiting.getReason().equals("CreateContainerConfigError")
                        && waiting.getMessage().contains("late-settings"))
                .isPresent());

        laptop.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(Laptop.NAMESPACE)
                        .withName("late-settings")
                        .endMetadata()
                        .addToData("level", "")
                        .build())
                .create();

        await().until(() -> queueProxyOfLate().filter(ContainerStatus::getReady).isPresent());
    }

    private static EnvVar loggingSettings() {
        return new EnvVarBuilder()
                .withName("SERVING_LOGGING_LEVEL")
                .withNewValueFrom()
                .withNewConfigMapKeyRef("level", "late-settings", false)
                .endValueFrom()
                .build();
    }

    private Optional<ContainerStatus> queueProxyOfLate() {
        return laptop.pods().stream()
                .filter(pod -> "late".equals(pod.getMetadata().getLabels().get("app")) && pod.getStatus() != null)
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .filter(status -> status.getName().equals("queue-proxy"))
                .findFirst();
    }
}
