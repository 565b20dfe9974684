package zeroth.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of pods and processes when the platform ends, well or not, and comes back. */
@Timeout(240)
class RestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(80);

    @TempDir
    Path directory;

    @Test
    void leavesNoProcessWhenItIsClosedAndMakesPodsAnewWhenItComesBack() throws IOException {
        String before;
        ProcessHandle process;
        try (Laptop laptop = Laptop.start(data())) {
            laptop.add("sleeper", sleeper());
            laptop.client().resource(deployment()).create();
            await().atMost(PATIENCE).until(() -> isReady(laptop));
            before = laptop.onlyPod().orElseThrow().getMetadata().getName();
            process = running().orElseThrow();
        }
        assertThat(process.isAlive()).isFalse();

        try (Laptop laptop = Laptop.start(data())) {
            await().atMost(PATIENCE).until(() -> isReady(laptop));
            assertThat(laptop.onlyPod().orElseThrow().getMetadata().getName()).isNotEqualTo(before);
        }
    }

    @Test
    void leavesNoProcessAfterItWasKilled() throws IOException, InterruptedException {
        try (Laptop laptop = Laptop.start(data())) {
            laptop.add("sleeper", sleeper());
            laptop.client().resource(deployment()).create();
            await().atMost(PATIENCE).until(() -> isReady(laptop));
        }
        ProcessHandle process = killPlatformWhenItsPodRuns();

        try (Laptop laptop = Laptop.start(data())) {
            assertThat(process.isAlive()).isFalse();
            await().atMost(PATIENCE).until(() -> isReady(laptop));
        }
    }

    private ProcessHandle killPlatformWhenItsPodRuns() throws IOException, InterruptedException {
        Process platform = platform();
        try {
            await().atMost(PATIENCE).until(() -> running().isPresent());
            return running().orElseThrow();
        } finally {
            platform.destroyForcibly().waitFor();
        }
    }

    private Process platform() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformProgram.class.getName(),
                        data().toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("platform.log").toFile())
                .start();
    }

    private static boolean isReady(Laptop laptop) {
        return laptop.onlyPod()
                .flatMap(pod -> Optional.ofNullable(pod.getStatus()))
                .filter(status -> status.getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True")))
                .isPresent();
    }

    private Optional<ProcessHandle> running() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("processes"))) {
            return files.map(file -> Long.parseLong(file.getFileName().toString()))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .filter(ProcessHandle::isAlive)
                    .findFirst();
        }
    }

    private Path sleeper() {
        return new Programs(directory).script("sleeper", "exec sleep 300");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static Deployment deployment() {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(Laptop.NAMESPACE)
                .withName("sleeper")
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", "sleeper")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "sleeper")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("dev.local/sleeper")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
