package zeroth.node.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import zeroth.node.application.Image;
import zeroth.node.application.LaunchCommand;
import zeroth.node.application.StoredApplication;
import zeroth.node.environment.ApiConfigSource;
import zeroth.node.environment.ConfigurationMissing;
import zeroth.node.environment.ContainerEnvironment;
import zeroth.node.environment.Expansion;
import zeroth.node.environment.PortMap;
import zeroth.node.environment.UserProcess;
import zeroth.node.probe.Checker;
import zeroth.node.probe.ProbeSet;
import zeroth.node.probe.SystemChecker;
import zeroth.node.process.ProcessSpec;

/** Turns a container of the API into a process to start, or says why it cannot. Immutable. */
final class ContainerSetup {
    private final Pod pod;
    private final Container container;
    private final PortMap ports;
    private final NodeTools tools;

    ContainerSetup(Pod pod, Container container, PortMap ports, NodeTools tools) {
        this.pod = pod;
        this.container = container;
        this.ports = ports;
        this.tools = tools;
    }

    /** What became of it. */
    sealed interface Outcome {}

    /** Everything is known. */
    record Startable(ProcessSpec process, ProbeSet probes, Checker checker) implements Outcome {}

    /** Kubernetes' reason, and a sentence. */
    record Refused(String reason, String message) implements Outcome {}

    Outcome prepare() {
        return switch (tools.applications().resolve(container.getImage())) {
            case Image.Absent absent -> new Refused("ErrImagePull", absent.sentence());
            case Image.Present present -> configure(present.application());
        };
    }

    private Outcome configure(StoredApplication application) {
        try {
            refuseInitContainers();
            refuseMounts();
            Map<String, String> environment = environment();
            return startable(new ProcessSpec(command(application, environment), environment, directory(application)));
        } catch (ConfigurationMissing e) {
            return new Refused("CreateContainerConfigError", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Refused("CreateContainerError", "the working directory could not be made: " + e.getMessage());
        }
    }

    private Startable startable(ProcessSpec process) {
        Checker checker = new SystemChecker(
                tools.launcher(),
                exec -> new ProcessSpec(exec.command(), process.environment(), process.workingDirectory()));
        ProbeSet probes = ProbeSet.of(container, this::port);
        return new Startable(process, SelfServing.is(container) ? probes.eager() : probes, checker);
    }

    /** A probe's port, which may be the name of one. */
    private int port(IntOrString port) {
        Integer number = port.getIntVal();
        return number != null
                ? ports.of(number)
                : container.getPorts().stream()
                        .filter(declared -> port.getStrVal().equals(declared.getName()))
                        .mapToInt(declared -> ports.of(declared.getContainerPort()))
                        .findFirst()
                        .orElseThrow(() -> new ConfigurationMissing("probe.port: " + port.getStrVal()
                                + " (expected: the name of a port of the container)"));
    }

    private void refuseInitContainers() {
        if (!pod.getSpec().getInitContainers().isEmpty()) {
            throw new ConfigurationMissing("initContainers: "
                    + pod.getSpec().getInitContainers().getFirst().getName()
                    + " (expected: none; this platform starts a pod's containers together)");
        }
    }

    private void refuseMounts() {
        if (!container.getVolumeMounts().isEmpty()) {
            throw new ConfigurationMissing(
                    "volumeMounts: " + container.getVolumeMounts().getFirst().getMountPath()
                            + " (expected: none; a process of this machine sees its files: use env or envFrom)");
        }
    }

    private Map<String, String> environment() {
        String namespace = pod.getMetadata().getNamespace();
        Map<String, String> own =
                ContainerEnvironment.of(pod, container, new ApiConfigSource(tools.client(), namespace));
        Map<String, String> told = SelfServing.is(container) ? SelfServing.environment(own, ports) : own;
        return UserProcess.environment(
                told, System::getenv, pod.getMetadata().getName(), PodPorts.serving(container, ports));
    }

    private List<String> command(StoredApplication application, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        if (container.getCommand().isEmpty()) {
            command.addAll(LaunchCommand.of(application, tools.settings().java(), environment, memoryLimit()));
        } else {
            command.addAll(expanded(container.getCommand(), environment));
        }
        command.addAll(expanded(container.getArgs(), environment));
        return command;
    }

    private OptionalLong memoryLimit() {
        return Optional.ofNullable(container.getResources())
                .map(resources -> resources.getLimits())
                .map(limits -> limits.get("memory"))
                .map(limit -> OptionalLong.of(Quantity.getAmountInBytes(limit).longValue()))
                .orElseGet(OptionalLong::empty);
    }

    private static List<String> expanded(List<String> words, Map<String, String> environment) {
        return words.stream().map(word -> Expansion.expand(word, environment)).toList();
    }

    /** The user's choice, relative to the application; a folder of the pod's own otherwise: the copy must not change. */
    private Path directory(StoredApplication application) throws IOException {
        Optional<String> chosen = Optional.ofNullable(container.getWorkingDir()).filter(text -> !text.isEmpty());
        if (chosen.isPresent()) {
            return existing(application.directory().resolve(chosen.get()));
        }
        return Files.createDirectories(
                tools.logs().podHome(PodLife.id(pod, container)).resolve("work"));
    }

    private static Path existing(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationMissing("workingDir: " + directory + " (expected: a directory of this machine)");
        }
        return directory;
    }
}
