package zeroth.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.nio.file.Path;
import java.util.List;

/** A program that serves in its own process what a queue-proxy would: one process, and nobody else notices. */
class SelfServingPodTest extends RevisionPodContract {
    @Override
    Path program(Programs programs) {
        return programs.selfServing();
    }

    @Override
    List<Container> containers() {
        return List.of(new ContainerBuilder(user())
                .addAllToEnv(queueProxy().getEnv())
                .addNewEnv()
                .withName("ZEROTH_SIDECAR")
                .withValue("none")
                .endEnv()
                .addAllToPorts(queueProxy().getPorts())
                .addNewPort()
                .withName("http-queueadm")
                .withContainerPort(8022)
                .endPort()
                .withNewReadinessProbe()
                .withNewHttpGet()
                .withNewPort(8012)
                .addNewHttpHeader("K-Network-Probe", "queue")
                .endHttpGet()
                .endReadinessProbe()
                .build());
    }
}
