package zeroth.server.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.knative.serving.v1.Revision;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.server.platform.Client;

/** How a process of the program ends: asked, interrupted or killed. */
class EndIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SIGINT = 130;

    @TempDir
    Path directory;

    private final List<Program> started = new ArrayList<>();

    @AfterEach
    void endAll() throws Exception {
        for (Program program : started) {
            program.end();
        }
    }

    @Test
    void killedItHasEverythingAgainOnTheNextStartWhichCtrlCEnds() throws Exception {
        Path project = new Projects(directory).project("lasting", "");
        Program first = dev(objects(), project);
        first.awaitLine("^default/lasting: ready at ");
        List<ProcessHandle> functions = first.children();
        List<String> before = uids();

        first.kill();
        Program second = dev();

        second.awaitLine("^default/lasting: ready at .* \\(lasting-00001\\)$");
        assertThat(second.get("lasting")).isEqualTo("hello from lasting-00001");
        assertThat(functions).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(before).anyMatch(object -> object.startsWith("ConfigMap "));
        assertThat(uids()).containsExactlyElementsOf(before);
        List<ProcessHandle> functionsNow = second.children();

        second.interrupt();

        assertThat(second.awaitEnd()).isIn(0, SIGINT);
        assertThat(second.output()).doesNotContain("Exception");
        assertThat(functionsNow).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void ctrlCEndsTheDemoInTheMiddleOfItsBurst() throws Exception {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        new Projects(Files.createDirectories(directory.resolve("samples"))).project("greeter", "");
        Program demo = start(Program.start(
                Map.of("ZEROTH_HOME", directory.toString(), "TMPDIR", temporary.toString()), List.of("demo")));
        demo.awaitLine("^A burst");
        demo.awaitLine("in flight [1-9]");
        List<ProcessHandle> functions = demo.children();

        demo.interrupt();

        assertThat(demo.awaitEnd()).isIn(0, SIGINT);
        assertThat(functions).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(demo.output()).doesNotContain("Exception");
        assertThat(dataDirectories(temporary)).isEmpty();
    }

    private Program dev(Path... paths) throws IOException {
        return start(Program.dev(data(), paths));
    }

    private Program start(Program program) {
        started.add(program);
        return program;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path objects() throws IOException {
        return Files.writeString(directory.resolve("objects.yaml"), """
                {apiVersion: v1, kind: Namespace, metadata: {name: mine}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: mine}, data: {a: b}}
                """);
    }

    /** Of what a user made, and of what was made from it. */
    private List<String> uids() {
        try (KubernetesClient client = Client.ofRunning(data())) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> client.getKubernetesVersion() != null);
            return Stream.<List<? extends HasMetadata>>of(
                            client.configMaps().inNamespace("mine").list().getItems(),
                            client.resources(Service.class)
                                    .inAnyNamespace()
                                    .list()
                                    .getItems(),
                            client.resources(Revision.class)
                                    .inAnyNamespace()
                                    .list()
                                    .getItems(),
                            client.apps().deployments().inAnyNamespace().list().getItems())
                    .flatMap(List::stream)
                    .map(object -> object.getKind() + " " + object.getMetadata().getUid())
                    .toList();
        }
    }

    private static List<Path> dataDirectories(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("zeroth-"))
                    .toList();
        }
    }
}
