package zeroth.server.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroth.server.platform.Client;

/** One {@code zeroth dev} with several projects: each test has one of its own. */
class DevIT {
    private static final int SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static Projects projects;
    private static Path rolling;
    private static Path named;
    private static Program dev;

    @BeforeAll
    static void start() throws Exception {
        projects = new Projects(directory);
        rolling = projects.project("rolling", "");
        named = projects.project("named", "name: named-one");
        Path idle = projects.project("idle", "annotations: {autoscaling.knative.dev/window: 6s}");
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "kind: [");
        dev = Program.dev(directory.resolve("data"), broken, rolling, named, idle);
        retireSoon(directory.resolve("data"));
    }

    /** A shorter grace period, so that the test sees what usually takes half a minute. */
    private static void retireSoon(Path data) {
        assertThat(dev.kubeconfig()).startsWith(data);
        try (KubernetesClient client = Client.ofRunning(data)) {
            client.configMaps()
                    .inNamespace("knative-serving")
                    .withName("config-autoscaler")
                    .edit(settings -> new ConfigMapBuilder(settings)
                            .addToData("scale-to-zero-grace-period", "6s")
                            .build());
        }
    }

    @AfterAll
    static void endsAtSigtermWithItsFunctions() throws Exception {
        List<ProcessHandle> functions = dev.children();

        dev.terminate();

        assertThat(dev.awaitEnd()).isIn(0, SIGTERM);
        assertThat(functions).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        assertThat(dev.output()).doesNotContain("Exception");
    }

    @Test
    void rollsOutEachNewBuildAsANewRevision() throws Exception {
        dev.awaitLine("^default/rolling: ready at http://rolling.default.localhost:\\d+ \\(rolling-00001\\)$");
        assertThat(dev.get("rolling")).isEqualTo("hello from rolling-00001");

        projects.build(rolling, "welcome");

        dev.awaitLine("^default/rolling: ready at .* \\(rolling-00002\\)$");
        await().atMost(PATIENCE).until(() -> dev.get("rolling").equals("welcome from rolling-00002"));
    }

    @Test
    void saysEachScalingDecision() throws Exception {
        dev.awaitLine("^default/idle: ready at ");
        dev.awaitLine("^idle-00001: 1 -> 0 \\(idle\\)$");

        assertThat(dev.get("idle")).isEqualTo("hello from idle-00001");

        dev.awaitLine("^idle-00001: 0 -> 1 \\(1 waiting\\)$");
    }

    @Test
    void aRevisionThatHasItsNameFromTheProjectNeedsAnotherOneForANewBuild() throws Exception {
        dev.awaitLine("^default/named: ready at .* \\(named-one\\)$");

        projects.build(named, "welcome");

        dev.awaitLine("^! .*named.*named-one");
        assertThat(dev.get("named")).isEqualTo("hello from named-one");

        projects.describe(named, "name: named-two");

        dev.awaitLine("^default/named: ready at .* \\(named-two\\)$");
        await().atMost(PATIENCE).until(() -> dev.get("named").equals("welcome from named-two"));
    }

    @Test
    void saysWhichFileIsBrokenAndGoesOn() {
        dev.awaitLine("^! .*broken.yaml is not YAML");
        dev.awaitLine("^default/rolling: ready at ");
    }
}
