package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.OptionalInt;
import zeroth.node.environment.PortMap;

/**
 * A pod as those see it who send requests.
 *
 * @param ports on which it really listens
 */
public record PodEndpoint(Pod pod, Stage stage, Traffic traffic, PortMap ports) {
    /** Whether its containers answer. */
    public enum Traffic {
        SERVING,
        NOT_SERVING
    }

    static PodEndpoint of(PodLife life) {
        PodState state = life.state();
        return new PodEndpoint(
                life.pod(),
                state.stage(),
                state.containersReady() ? Traffic.SERVING : Traffic.NOT_SERVING,
                life.ports());
    }

    /** Where a Service's target port, a number or a name, is on this machine. */
    public OptionalInt port(IntOrString target) {
        Integer number = target.getIntVal();
        return number == null ? named(target.getStrVal()) : ports.find(number);
    }

    private OptionalInt named(String name) {
        return pod.getSpec().getContainers().stream()
                .map(Container::getPorts)
                .flatMap(ports -> ports.stream())
                .filter(port -> name.equals(port.getName()))
                .map(ContainerPort::getContainerPort)
                .map(ports::find)
                .findFirst()
                .orElse(OptionalInt.empty());
    }
}
